// One kind of job, to be read and changed.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { NewServiceCategory } from '@/api/contract';
import { categoryQuery, changeCategory } from '@/api/serviceCategories';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { CategoryForm } from './CategoryForm';
import styles from './CategoryForm.module.css';

const route = getRouteApi('/inside/settings/kinds-of-jobs/$categoryId');

export function CategoryPage() {
  const text = useText();
  const queries = useQueryClient();
  const mayWrite = useMay('service_category.write');
  const { categoryId } = route.useParams();
  const { data: category, error, refetch } = useQuery(categoryQuery(categoryId));
  const saving = useMutation({
    mutationFn: (fields: NewServiceCategory) => changeCategory(category!, fields),
    onSuccess: (saved) => {
      queries.setQueryData(categoryQuery(categoryId).queryKey, saved);
      announce(text('kinds.saved', { name: saved.name }));
      return queries.invalidateQueries({ queryKey: ['service-categories'] });
    },
  });
  if (error && !category) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!category) return <RowsSkeleton />;
  const loadAgain = () => {
    saving.reset();
    void refetch();
  };
  return (
    <div className={styles.page}>
      <PageHeader
        above={<Link to="/settings/kinds-of-jobs">{text('kinds.title')}</Link>}
        title={category.name}
        below={text('kinds.orders_keep')}
      />
      <CategoryForm
        // Another version is another form: what was typed over an old one is not saved over a new one.
        key={category.version}
        category={category}
        error={saving.error}
        isBusy={saving.isPending}
        isReadOnly={!mayWrite}
        onChange={() => saving.error && saving.reset()}
        onReload={loadAgain}
        onSave={(fields) => saving.mutate(fields)}
      />
    </div>
  );
}
