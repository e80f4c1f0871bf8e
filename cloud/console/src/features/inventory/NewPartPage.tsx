// Adding a part.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { addPart } from '@/api/inventory';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Inventory.module.css';
import { PartForm, type PartFields } from './PartForm';

export function NewPartPage() {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const adding = useMutation({
    mutationFn: ({ is_active: _, ...fields }: PartFields) => addPart(fields),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['stock'] });
      await navigate({ to: '/parts/$partId', params: { partId: made.id } });
    },
  });
  const isAboutFields = adding.error instanceof Problem && adding.error.fields.length > 0;
  return (
    <div className={styles.page}>
      <PageHeader above={<Link to="/parts">{text('parts.title')}</Link>} title={text('parts.add')} />
      {adding.error && !isAboutFields && <ProblemNotice error={adding.error} onRetry={() => adding.reset()} />}
      <PartForm error={adding.error} isBusy={adding.isPending} onSave={(fields) => adding.mutate(fields)} />
    </div>
  );
}
