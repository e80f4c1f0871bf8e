// One role of the organisation's own: what it allows, and its end.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { CustomRole, CustomRoleChanges } from '@/api/contract';
import { changeCustomRole, customRoleQuery, removeCustomRole } from '@/api/people';
import { useProof } from '@/features/session/useProof';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './People.module.css';
import { RoleForm } from './RoleForm';

const route = getRouteApi('/inside/settings/roles/$roleId');

export function RolePage() {
  const text = useText();
  const { roleId } = route.useParams();
  const { data: role, error, refetch } = useQuery(customRoleQuery(roleId));
  if (error && !role) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!role) return <RowsSkeleton />;
  return (
    <div className={styles.page}>
      <PageHeader
        above={<Link to="/settings/roles">{text('roles.title')}</Link>}
        title={role.name}
        below={text('roles.holders', { count: role.holders })}
      />
      <Known key={role.version} role={role} />
    </div>
  );
}

function Known({ role }: { role: CustomRole }) {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayChange = useMay('role.write') && role.is_yours_to_give;
  const { withProof, dialog } = useProof();
  const changing = useMutation({
    mutationFn: (changes: CustomRoleChanges) => withProof(() => changeCustomRole(role, changes)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['roles'] });
      announce(text('roles.saved'));
    },
  });
  const removing = useMutation({
    mutationFn: () => withProof(() => removeCustomRole(role)),
    onSuccess: async () => {
      await navigate({ to: '/settings/roles' });
      queries.removeQueries({ queryKey: ['roles', 'one', role.id] });
      await queries.invalidateQueries({ queryKey: ['roles'] });
    },
  });
  return (
    <>
      {dialog}
      <RoleForm
        role={role}
        error={changing.error ?? removing.error}
        isBusy={changing.isPending}
        isReadOnly={!mayChange}
        onSave={(wanted) => changing.mutate(wanted)}
      >
        {role.holders === 0 && (
          <Button variant="default" loading={removing.isPending} onClick={() => removing.mutate()}>
            {text('roles.remove')}
          </Button>
        )}
      </RoleForm>
    </>
  );
}
