// One program: what it may do and where, its keys with when each was used last, and a new key, shown once.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ServiceAccount, ShownKey } from '@/api/contract';
import { CopyButton } from '@/features/connect/CopyButton';
import { useBranches } from '@/features/shell/useBranchFilter';
import { formatAge, formatDate } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import { Facts } from '@/ui/Facts';
import { Panel } from '@/ui/Panel';
import { useNow } from '@/ui/useNow';
import styles from './ServiceAccounts.module.css';

interface AccountPanelProps {
  account: ServiceAccount;
  shown: ShownKey | undefined;
  actions: ReactNode;
  onRevoke: ((keyId: string) => void) | undefined;
}

export function AccountPanel({ account, shown, actions, onRevoke }: AccountPanelProps) {
  const text = useText();
  const now = useNow();
  const names = new Map(useBranches().map((one) => [one.id, one.name]));
  const where = account.branch_ids?.map((id) => names.get(id) ?? id).join(', ') ?? text('keys.everywhere');
  const live = account.keys.filter((key) => key.revoked_at === null && account.ended_at === null && Date.parse(key.expires_at) > now);
  return (
    <Panel title={account.name} aside={account.ended_at && <span className="quiet">{text('keys.ended')}</span>}>
      <div className={styles.stack}>
        <Facts
          facts={[
            [text('keys.may'), <span className={styles.codes}>{account.permissions.join(', ')}</span>],
            [text('keys.where'), where],
          ]}
        />
        {shown && (
          <div role="status" className={styles.shown}>
            <p>{text('keys.shown_once')}</p>
            <p className={`mono ${styles.codes}`}>{shown.key}</p>
            <CopyButton words={shown.key} />
          </div>
        )}
        {live.length > 0 && (
          <ul className={styles.rows}>
            {live.map((key) => (
              <li key={key.id} className={styles.row}>
                <div>
                  <p className="mono">{`wk_${key.id}_…`}</p>
                  <p className="faint">
                    {text('keys.until', { date: formatDate(key.expires_at) })}
                    {' · '}
                    {key.last_used_at ? text('keys.used', { age: formatAge(key.last_used_at, now) }) : text('keys.unused')}
                  </p>
                </div>
                {onRevoke && (
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={text('keys.revoke_this', { id: key.id })}
                    onClick={() => onRevoke(key.id)}
                  >
                    {text('keys.revoke')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {live.length === 0 && account.ended_at === null && <p className="quiet">{text('keys.none')}</p>}
        {actions}
      </div>
    </Panel>
  );
}
