// One's own account: who one is here, what proves it, and where one is signed in.
import { useQuery } from '@tanstack/react-query';
import { profileQuery } from '@/api/account';
import { sessionQuery } from '@/api/session';
import { useProof } from '@/features/session/useProof';
import { useText } from '@/i18n/useText';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { AboutYou } from './AboutYou';
import { Passkeys } from './Passkeys';
import { PasswordPanel } from './PasswordPanel';
import styles from './Profile.module.css';
import { SecondFactor } from './SecondFactor';
import { Sessions } from './Sessions';

export function ProfilePage() {
  const text = useText();
  const { data: profile, error, refetch } = useQuery(profileQuery);
  const mustEnrol = useQuery({ ...sessionQuery, select: (session) => session.must_enrol }).data;
  const { withProof, dialog } = useProof();
  return (
    <>
      <PageHeader title={text('profile.title')} below={profile && `${profile.name} · ${profile.email}`} />
      {dialog}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!profile && !error && <RowsSkeleton />}
      {profile && (
        <div className={styles.page}>
          {mustEnrol && (
            <p className={styles.must} role="alert">
              {text('profile.must_enrol')}
            </p>
          )}
          <SecondFactor profile={profile} withProof={withProof} />
          <Passkeys withProof={withProof} />
          {!mustEnrol && <AboutYou profile={profile} />}
          {!mustEnrol && profile.has_password && <PasswordPanel />}
          {!mustEnrol && <Sessions />}
        </div>
      )}
    </>
  );
}
