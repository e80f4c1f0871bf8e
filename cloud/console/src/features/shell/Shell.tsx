// The frame of every page: navigation, branch, account, and whether what is shown is live.
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { overviewQuery } from '@/api/overview';
import { useLiveUpdates } from '@/features/live/useLiveUpdates';
import { Bell } from '@/features/notifications/Bell';
import { useText } from '@/i18n/useText';
import { Announcements } from '@/ui/Announcements';
import { Icon } from '@/ui/Icon';
import { Logo } from '@/ui/Logo';
import { Account } from './Account';
import { BranchChoice } from './BranchChoice';
import { LiveState } from './LiveState';
import { Navigation } from './Navigation';
import styles from './Shell.module.css';
import { useBranchFilter } from './useBranchFilter';
import { useFocusOnNewPage } from './useFocusOnNewPage';
import { useSignedOut } from './useSignedOut';

export function Shell() {
  const text = useText();
  const connection = useLiveUpdates();
  useSignedOut();
  useFocusOnNewPage();
  const { branchId } = useBranchFilter();
  const counts = useQuery({ ...overviewQuery(branchId), select: (overview) => overview.counts }).data;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {text('shell.skip')}
      </a>
      <header className={styles.bar}>
        <div className={styles.brand}>
          <Logo size={26} />
          <span className={styles.name}>{text('shell.product')}</span>
        </div>
        <div className={styles.tools}>
          <LiveState connection={connection} />
          <BranchChoice />
          <Bell />
          <Account />
        </div>
      </header>
      <Navigation counts={counts} />
      <main id="content" className={styles.content} tabIndex={-1}>
        {connection === 'interrupted' && (
          <p className={styles.interrupted} role="status">
            <Icon name="offline" />
            {text('shell.interrupted')}
          </p>
        )}
        <Outlet />
      </main>
      <Announcements />
    </div>
  );
}
