// What happened to an order, who did it and why; the newest first.
import { useQuery } from '@tanstack/react-query';
import type { HistoryEntry } from '@/api/contract';
import { workOrderHistoryQuery } from '@/api/workOrders';
import { formatInstant } from '@/i18n/times';
import { textOfCode, useText, type Text } from '@/i18n/useText';
import { RowsSkeleton } from '@/ui/ListBody';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { splitHoldReason } from './holdReason';
import styles from './OrderHistory.module.css';

export function OrderHistory({ workOrderId, timeZone }: { workOrderId: string; timeZone: string | undefined }) {
  const text = useText();
  const { data: entries, error, refetch } = useQuery(workOrderHistoryQuery(workOrderId));
  return (
    <Panel title={text('order.history')}>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!entries && !error && <RowsSkeleton rows={2} />}
      {entries?.length === 0 && <p className="quiet">{text('order.no_history')}</p>}
      <ol className={styles.steps}>
        {entries?.toReversed().map((entry) => (
          <li key={entry.id} className={styles.step}>
            <p className={styles.what}>{whatHappened(entry, text)}</p>
            {entry.text && <p>{whyOf(entry)}</p>}
            <time className="faint" dateTime={entry.at}>
              {formatInstant(entry.at, timeZone)}
            </time>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const SYSTEM = 'system';

function whatHappened(entry: HistoryEntry, text: Text): string {
  const actor = entry.person_name === SYSTEM ? text('order.system') : entry.person_name;
  if (entry.kind === 'status' && entry.to_status) {
    return text('order.step_by', { status: textOfCode('order_status', entry.to_status), actor });
  }
  return text('order.step_by', { status: textOfCode('order_event', entry.kind), actor });
}

function whyOf(entry: HistoryEntry): string {
  if (entry.kind === 'changed') return entry.text.split(', ').map((field) => textOfCode('order_field', field)).join(', ');
  if (entry.to_status !== 'on_hold') return entry.text;
  const { reason, words } = splitHoldReason(entry.text);
  return [textOfCode('hold_reason', reason), words].filter(Boolean).join(': ');
}
