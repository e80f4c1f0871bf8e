// Adding a customer.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { addCustomer } from '@/api/customers';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Customer.module.css';
import { CustomerForm, type CustomerFields } from './CustomerForm';

export function NewCustomerPage() {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const adding = useMutation({
    mutationFn: ({ is_active: _, ...fields }: CustomerFields) => addCustomer(fields),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['customers'] });
      await navigate({ to: '/customers/$customerId', params: { customerId: made.id } });
    },
  });
  const isAboutFields = adding.error instanceof Problem && adding.error.fields.length > 0;
  return (
    <div className={styles.page}>
      <PageHeader title={text('customers.add')} />
      {adding.error && !isAboutFields && <ProblemNotice error={adding.error} onRetry={() => adding.reset()} />}
      <CustomerForm error={adding.error} isBusy={adding.isPending} onSave={(fields) => adding.mutate(fields)} />
    </div>
  );
}
