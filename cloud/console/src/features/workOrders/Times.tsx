// How long people travelled and worked, told by their own steps.
import { useQuery } from '@tanstack/react-query';
import { timesQuery } from '@/api/orderWork';
import { formatDuration, formatShortInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { useNow } from '@/ui/useNow';
import styles from './Promises.module.css';

export function Times({ workOrderId, timeZone }: { workOrderId: string; timeZone: string | undefined }) {
  const text = useText();
  const now = useNow();
  const { data } = useQuery(timesQuery(workOrderId));
  if (!data?.length) return null;
  return (
    <Panel title={text('times.title')}>
      <ul className={styles.list}>
        {data.map((entry) => (
          <li key={entry.technician_name + entry.starts_at}>
            <span>
              {textOfCode('time', entry.kind)}
              <span className={styles.moment}>
                {entry.technician_name}, {formatShortInstant(entry.starts_at, now, timeZone)}
              </span>
            </span>
            <span>{formatDuration(entry.starts_at, entry.ends_at ?? now)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
