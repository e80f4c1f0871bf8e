// Making a role of the organisation's own.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { addCustomRole } from '@/api/people';
import type { NewCustomRole } from '@/api/contract';
import { useProof } from '@/features/session/useProof';
import { useText } from '@/i18n/useText';
import { PageHeader } from '@/ui/PageHeader';
import styles from './People.module.css';
import { RoleForm } from './RoleForm';

export function NewRolePage() {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { withProof, dialog } = useProof();
  const making = useMutation({
    mutationFn: (wanted: NewCustomRole) => withProof(() => addCustomRole(wanted)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['roles'] });
      await navigate({ to: '/settings/roles' });
    },
  });
  return (
    <div className={styles.page}>
      <PageHeader above={<Link to="/settings/roles">{text('roles.title')}</Link>} title={text('roles.make')} />
      {dialog}
      <RoleForm error={making.error} isBusy={making.isPending} onSave={(wanted) => making.mutate(wanted)} />
    </div>
  );
}
