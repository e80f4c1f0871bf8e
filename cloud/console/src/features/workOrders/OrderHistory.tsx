// The steps an order has taken, who took them and why.
import { useQuery } from '@tanstack/react-query';
import { workOrderHistoryQuery } from '@/api/workOrders';
import { formatInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { RowsSkeleton } from '@/ui/ListBody';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './OrderHistory.module.css';

export function OrderHistory({ workOrderId, timeZone }: { workOrderId: string; timeZone: string | undefined }) {
  const text = useText();
  const { data: steps, error, refetch } = useQuery(workOrderHistoryQuery(workOrderId));
  return (
    <Panel title={text('order.history')}>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!steps && !error && <RowsSkeleton rows={2} />}
      {steps?.length === 0 && <p className="quiet">{text('order.no_history')}</p>}
      <ol className={styles.steps}>
        {steps?.map((step) => (
          <li key={`${step.at}${step.to_status}`} className={styles.step}>
            <p className={styles.what}>
              {text('order.step_by', {
                status: textOfCode('order_status', step.to_status),
                actor: step.actor ?? text('order.system'),
              })}
            </p>
            {step.reason && <p>{step.reason}</p>}
            <time className="faint" dateTime={step.at}>
              {formatInstant(step.at, timeZone)}
            </time>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
