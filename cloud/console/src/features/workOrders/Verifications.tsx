// Whether the machine's own signal says that the repair holds.
import { useQuery } from '@tanstack/react-query';
import { verificationsQuery } from '@/api/orderWork';
import { formatShortInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { Mark, type Tone } from '@/ui/Mark';
import { Panel } from '@/ui/Panel';
import { useNow } from '@/ui/useNow';
import styles from './Promises.module.css';

const TONES: Record<string, Tone> = { held: 'good', failed: 'critical', unproved: 'medium' };

export function Verifications({ workOrderId, timeZone }: { workOrderId: string; timeZone: string | undefined }) {
  const text = useText();
  const now = useNow();
  const { data } = useQuery(verificationsQuery(workOrderId));
  if (!data?.length) return null;
  const at = (moment: string) => formatShortInstant(moment, now, timeZone);
  return (
    <Panel title={text('verification.title')}>
      <ul className={styles.list}>
        {data.map((one) => (
          <li key={one.id}>
            <span>
              {text('verification.window', { count: one.minutes })}
              <span className={styles.moment}>
                {one.decided_at ? at(one.decided_at) : text('promise.due', { at: at(one.until) })}
              </span>
            </span>
            <Mark tone={TONES[one.state] ?? 'quiet'}>{textOfCode('verification', one.state)}</Mark>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
