// When a branch works: the windows of its week and its holidays.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { workingHoursQuery } from '@/api/branches';
import { useOneBranch } from '@/features/shell/useOneBranch';
import { useText } from '@/i18n/useText';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { WorkingHoursForm } from './WorkingHoursForm';
import styles from './WorkingHoursPage.module.css';

export function WorkingHoursPage() {
  const text = useText();
  const { branch, choice } = useOneBranch();
  const branchId = branch?.id ?? '';
  const { data: hours, error, refetch } = useQuery({ ...workingHoursQuery(branchId), enabled: branchId !== '' });
  return (
    <div className={styles.page}>
      <PageHeader
        above={<Link to="/settings">{text('settings.title')}</Link>}
        title={branch ? text('hours.title_of', { name: branch.name }) : text('hours.title')}
        below={hours && text('hours.words', { zone: hours.time_zone })}
      >
        {choice}
      </PageHeader>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!hours && !error && <RowsSkeleton />}
      {/* Another version is another form: what was typed over an old one is not saved over a new one. */}
      {hours && <WorkingHoursForm key={`${branchId} ${hours.version}`} branchId={branchId} hours={hours} />}
    </div>
  );
}
