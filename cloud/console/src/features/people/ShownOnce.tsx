// How somebody gets in: a link that was mailed, or a secret that is shown this once and kept nowhere.
import type { Invitation } from '@/api/contract';
import { useText } from '@/i18n/useText';
import { Facts } from '@/ui/Facts';
import { Panel } from '@/ui/Panel';
import styles from './People.module.css';

interface ShownOnceProps {
  email: string;
  password?: string | null;
  invitation?: Invitation | null;
}

export function ShownOnce({ email, password, invitation }: ShownOnceProps) {
  const text = useText();
  if (!password && !invitation) return null;
  const link = invitation?.secret && `${location.origin}/welcome#${invitation.secret}`;
  return (
    <Panel title={text('people.way_in')}>
      <div className={styles.once} role="status">
        {invitation && !invitation.secret && <p>{text('people.invited', { email })}</p>}
        <Facts
          facts={[
            [text('sign_in.email'), email],
            [text('people.link'), link && <span className={`mono ${styles.secret}`}>{link}</span>],
            [text('sign_in.password'), password && <span className="mono">{password}</span>],
          ]}
        />
        {(link || password) && <p className="quiet">{text('people.once')}</p>}
      </div>
    </Panel>
  );
}
