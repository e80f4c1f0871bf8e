// Changing what is known of a part.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { changePart, partQuery } from '@/api/inventory';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Inventory.module.css';
import { PartForm, type PartFields } from './PartForm';

const route = getRouteApi('/inside/parts/$partId/edit');

export function EditPartPage() {
  const text = useText();
  const { partId } = route.useParams();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const { data: part, error, refetch } = useQuery(partQuery(partId));
  const saving = useMutation({
    mutationFn: ({ number: _, ...fields }: PartFields) => changePart(part!, fields),
    onSuccess: async (saved) => {
      queries.setQueryData(partQuery(partId).queryKey, saved);
      await queries.invalidateQueries({ queryKey: ['stock'] });
      await navigate({ to: '/parts/$partId', params: { partId } });
    },
  });
  if (error && !part) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!part) return <RowsSkeleton />;
  const isAboutFields = saving.error instanceof Problem && saving.error.fields.length > 0;
  const loadAgain = () => {
    saving.reset();
    void refetch();
  };
  const back = (
    <Link to="/parts/$partId" params={{ partId }}>
      {part.name}
    </Link>
  );
  return (
    <div className={styles.page}>
      <PageHeader above={back} title={text('parts.edit')} />
      {saving.error && !isAboutFields && <ProblemNotice error={saving.error} onRetry={loadAgain} />}
      <PartForm
        // Another version is another form: what was typed over an old one is not saved over a new one.
        key={part.version}
        part={part}
        error={saving.error}
        isBusy={saving.isPending}
        onSave={(fields) => saving.mutate(fields)}
      />
    </div>
  );
}
