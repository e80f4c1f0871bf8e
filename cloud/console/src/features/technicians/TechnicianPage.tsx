// One technician: what is known of them, and when they are away.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { TechnicianChanges } from '@/api/contract';
import { transferTechnician } from '@/api/organisation';
import { changeTechnician, technicianQuery } from '@/api/technicians';
import { TransferButton } from '@/features/branches/TransferButton';
import { useBranch } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';
import columnStyles from '@/ui/Columns.module.css';
import { announce } from '@/ui/announcements';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Leaves } from './Leaves';
import { OnCall } from './OnCall';
import { PhoneLogin } from './PhoneLogin';
import { TechnicianForm } from './TechnicianForm';
import styles from './TechnicianForm.module.css';

const route = getRouteApi('/inside/technicians/$technicianId');

export function TechnicianPage() {
  const text = useText();
  const queries = useQueryClient();
  const { technicianId } = route.useParams();
  const navigate = route.useNavigate();
  const { data: technician, error, refetch } = useQuery(technicianQuery(technicianId));
  const branch = useBranch(technician?.branch_id);
  const saving = useMutation({
    mutationFn: (changes: TechnicianChanges) => changeTechnician(technician!, changes),
    onSuccess: (saved) => {
      queries.setQueryData(technicianQuery(technicianId).queryKey, saved);
      announce(text('technician.saved', { name: saved.name }));
      return queries.invalidateQueries({ queryKey: ['technicians'] });
    },
  });
  if (error && !technician) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!technician) return <RowsSkeleton />;
  const loadAgain = () => {
    saving.reset();
    void refetch();
  };
  return (
    <>
      <PageHeader above={branch?.name} title={technician.name}>
        {technician.is_active && (
          <TransferButton
            branchId={technician.branch_id}
            words={text('transfer.technician_words')}
            send={(transfer) => transferTechnician(technician, transfer)}
            onDone={(now) => {
              announce(text('transfer.done', { name: technician.name }));
              void queries.invalidateQueries({ queryKey: ['technicians'] });
              void navigate({ to: '/technicians/$technicianId', params: { technicianId: now.id } });
            }}
          />
        )}
      </PageHeader>
      {saving.error && <ProblemNotice error={saving.error} onRetry={loadAgain} />}
      <div className={columnStyles.columns}>
        <TechnicianForm
          // Another version is another form: what was typed over an old one is not saved over a new one.
          key={technician.version}
          technician={technician}
          error={saving.error}
          isBusy={saving.isPending}
          onSave={(changes) => saving.mutate(changes)}
        />
        <div className={styles.side}>
          <Leaves technicianId={technician.id} timeZone={branch?.time_zone} />
          <OnCall technicianId={technician.id} timeZone={branch?.time_zone} />
          <PhoneLogin technician={technician} />
        </div>
      </div>
    </>
  );
}
