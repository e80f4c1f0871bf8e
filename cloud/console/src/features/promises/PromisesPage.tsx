// What a branch promises: for each priority until when somebody is named, on site, and done.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { termsQuery } from '@/api/branches';
import { useOneBranch } from '@/features/shell/useOneBranch';
import { useText } from '@/i18n/useText';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './PromisesPage.module.css';
import { TermsForm } from './TermsForm';

export function PromisesPage() {
  const text = useText();
  const { branch, choice } = useOneBranch();
  const branchId = branch?.id ?? '';
  const { data: terms, error, refetch } = useQuery({ ...termsQuery(branchId), enabled: branchId !== '' });
  return (
    <>
      <PageHeader
        above={<Link to="/settings">{text('settings.title')}</Link>}
        title={branch ? text('terms.title_of', { name: branch.name }) : text('terms.title')}
        below={
          <>
            <span>{text('terms.orders_keep')}</span>
            <Link to="/settings/working-hours">{text('hours.title')}</Link>
          </>
        }
      >
        {choice}
      </PageHeader>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!terms && !error && <RowsSkeleton />}
      <div className={styles.priorities}>
        {terms?.map((one) => (
          // Another version is another form: what was typed over an old one is not saved over a new one.
          <TermsForm key={`${branchId} ${one.priority} ${one.version}`} branchId={branchId} terms={one} />
        ))}
      </div>
    </>
  );
}
