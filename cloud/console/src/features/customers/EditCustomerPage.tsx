// Changing what is known of a customer.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CustomerChanges } from '@/api/contract';
import { changeCustomer, customerQuery } from '@/api/customers';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Customer.module.css';
import { CustomerForm } from './CustomerForm';

const route = getRouteApi('/inside/customers/$customerId/edit');

export function EditCustomerPage() {
  const text = useText();
  const queries = useQueryClient();
  const { customerId } = route.useParams();
  const navigate = route.useNavigate();
  const { data: customer, error, refetch } = useQuery(customerQuery(customerId));
  const saving = useMutation({
    mutationFn: (changes: CustomerChanges) => changeCustomer(customer!, changes),
    onSuccess: async (saved) => {
      queries.setQueryData(customerQuery(customerId).queryKey, saved);
      announce(text('customer.saved', { name: saved.name }));
      await queries.invalidateQueries({ queryKey: ['customers'] });
      await navigate({ to: '/customers/$customerId', params: { customerId } });
    },
  });
  if (error && !customer) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!customer) return <RowsSkeleton />;
  const isAboutFields = saving.error instanceof Problem && saving.error.fields.length > 0;
  const loadAgain = () => {
    saving.reset();
    void refetch();
  };
  const back = (
    <Link to="/customers/$customerId" params={{ customerId }}>
      {customer.name}
    </Link>
  );
  return (
    <div className={styles.page}>
      <PageHeader above={back} title={text('customer.edit')} />
      {saving.error && !isAboutFields && <ProblemNotice error={saving.error} onRetry={loadAgain} />}
      <CustomerForm
        // Another version is another form: what was typed over an old one is not saved over a new one.
        key={customer.version}
        customer={customer}
        error={saving.error}
        isBusy={saving.isPending}
        onSave={(changes) => saving.mutate(changes)}
      />
    </div>
  );
}
