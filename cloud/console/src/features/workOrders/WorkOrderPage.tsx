// One work order: what it is about, what the machine said, what was done, and the next step.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WorkOrder } from '@/api/contract';
import { workOrderQuery } from '@/api/workOrders';
import { Evidence } from '@/features/charts/Evidence';
import { WhoGoes } from '@/features/dispatch/WhoGoes';
import { useBranch, useTimeZone } from '@/features/shell/useBranchFilter';
import { formatInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { Facts } from '@/ui/Facts';
import { RowsSkeleton } from '@/ui/ListBody';
import { PriorityMark, StatusMark } from '@/ui/OrderMarks';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Attachments } from './Attachments';
import { Checklist } from './Checklist';
import { Comments } from './Comments';
import { OrderHistory } from './OrderHistory';
import { OrderSteps } from './OrderSteps';
import { Promises } from './Promises';
import { Times } from './Times';
import { Verifications } from './Verifications';
import styles from './WorkOrderPage.module.css';

const route = getRouteApi('/inside/work-orders/$workOrderId');

export function WorkOrderPage() {
  const text = useText();
  const { workOrderId } = route.useParams();
  const { data: order, error, refetch } = useQuery(workOrderQuery(workOrderId));
  const [stepError, setStepError] = useState<Error | null>(null);
  const timeZone = useTimeZone(order?.branch_id);
  if (error && !order) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!order) return <RowsSkeleton />;
  const reload = () => {
    setStepError(null);
    void refetch();
  };
  return (
    <>
      <PageHeader
        above={<span className="mono">{order.number}</span>}
        title={order.title}
        below={
          <>
            <StatusMark status={order.status} />
            <PriorityMark priority={order.priority} />
            <Age at={order.opened_at} timeZone={timeZone} />
          </>
        }
      >
        <a className={styles.report} href={`/api/v1/work-orders/${order.id}/report.pdf`} download>
          {text('order.report')}
        </a>
        <OrderSteps order={order} onError={setStepError} />
      </PageHeader>
      {stepError && <ProblemNotice error={stepError} onRetry={reload} />}
      <div className={styles.columns}>
        <div className={styles.main}>
          <About order={order} />
          <Checklist order={order} />
          {order.asset_id && <Evidence openedAt={order.opened_at} assetId={order.asset_id} timeZone={timeZone} />}
        </div>
        <div className={styles.main}>
          <WhoGoes order={order} timeZone={timeZone} />
          <Promises workOrderId={order.id} timeZone={timeZone} />
          <Verifications workOrderId={order.id} timeZone={timeZone} />
          <Attachments order={order} timeZone={timeZone} />
          <Comments order={order} timeZone={timeZone} />
          <Details order={order} timeZone={timeZone} />
          <Times workOrderId={order.id} timeZone={timeZone} />
          <OrderHistory workOrderId={order.id} timeZone={timeZone} />
        </div>
      </div>
    </>
  );
}

function About({ order }: { order: WorkOrder }) {
  const text = useText();
  if (!order.description && !order.hold_reason) return null;
  return (
    <Panel title={text('order.description')}>
      {order.hold_reason && (
        <p className={styles.hold}>
          <strong>{text('order.hold_reason')}</strong>
          {textOfCode('hold_reason', order.hold_reason)}
        </p>
      )}
      <p className={styles.description}>{order.description}</p>
    </Panel>
  );
}

function Details({ order, timeZone }: { order: WorkOrder; timeZone: string | undefined }) {
  const text = useText();
  const branch = useBranch(order.branch_id);
  return (
    <Panel title={text('order.details')}>
      <Facts
        facts={[
          [
            text('order.asset'),
            order.asset_id && (
              <Link to="/assets/$assetId" params={{ assetId: order.asset_id }}>
                {order.asset_name}
              </Link>
            ),
          ],
          [text('field.branch'), branch?.name],
          [text('order.source'), textOfCode('source', order.source)],
          [
            text('order.incident'),
            order.incident_id && (
              <Link to="/incidents/$incidentId" params={{ incidentId: order.incident_id }}>
                {text('incident.link')}
              </Link>
            ),
          ],
          [
            text('order.follow_up_of'),
            order.follow_up_of && (
              <Link to="/work-orders/$workOrderId" params={{ workOrderId: order.follow_up_of }}>
                {text('order.earlier')}
              </Link>
            ),
          ],
          [text('order.reopened'), order.reopened_count > 0 && String(order.reopened_count)],
          [text('order.opened_at'), formatInstant(order.opened_at, timeZone)],
          [text('order.completed_at'), order.completed_at && formatInstant(order.completed_at, timeZone)],
        ]}
      />
    </Panel>
  );
}
