// Adding a kind of job.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { addCategory } from '@/api/serviceCategories';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { PageHeader } from '@/ui/PageHeader';
import { CategoryForm } from './CategoryForm';
import styles from './CategoryForm.module.css';

export function NewCategoryPage() {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const adding = useMutation({
    mutationFn: addCategory,
    onSuccess: async (made) => {
      announce(text('kinds.saved', { name: made.name }));
      await queries.invalidateQueries({ queryKey: ['service-categories'] });
      await navigate({ to: '/settings/kinds-of-jobs/$categoryId', params: { categoryId: made.id } });
    },
  });
  return (
    <div className={styles.page}>
      <PageHeader above={<Link to="/settings/kinds-of-jobs">{text('kinds.title')}</Link>} title={text('kinds.add')} />
      <CategoryForm
        error={adding.error}
        isBusy={adding.isPending}
        isReadOnly={false}
        onChange={() => adding.error && adding.reset()}
        onSave={(fields) => adding.mutate(fields)}
      />
    </div>
  );
}
