// What is promised for an order, and how each promise stands.
import { useQuery } from '@tanstack/react-query';
import type { SlaPromise } from '@/api/contract';
import { promisesQuery } from '@/api/workOrders';
import { formatShortInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { PromiseMark } from '@/ui/OrderMarks';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useNow } from '@/ui/useNow';
import styles from './Promises.module.css';

export function Promises({ workOrderId, timeZone }: { workOrderId: string; timeZone: string | undefined }) {
  const text = useText();
  const { data, error, refetch } = useQuery(promisesQuery(workOrderId));
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <Panel title={text('promises.title')}>
      {data.length === 0 && <p className="quiet">{text('promises.none')}</p>}
      <ul className={styles.list}>
        {data.map((promise) => (
          <li key={promise.id}>
            <span>
              {textOfCode('promise', promise.target)}
              <Moment promise={promise} timeZone={timeZone} />
            </span>
            <PromiseMark state={promise.state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** When it was kept or broken, or until when it is to be kept. */
function Moment({ promise, timeZone }: { promise: SlaPromise; timeZone: string | undefined }) {
  const text = useText();
  const now = useNow();
  const at = (moment: string) => formatShortInstant(moment, now, timeZone);
  const words = promise.breached_at
    ? [text('promise.broken_at', { at: at(promise.breached_at) }), ...keptLate(promise, promise.breached_at)]
    : [promise.met_at ? at(promise.met_at) : text('promise.due', { at: at(promise.due_at) })];
  return <span className={styles.moment}>{words.join(' · ')}</span>;

  function keptLate({ met_at: met }: SlaPromise, broken: string): string[] {
    if (!met) return [];
    // What was kept in time and told only afterwards, by a phone without a network, was broken all the same.
    return [text(Date.parse(met) <= Date.parse(broken) ? 'promise.told_late' : 'promise.met_late', { at: at(met) })];
  }
}
