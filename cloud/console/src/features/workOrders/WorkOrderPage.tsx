// One work order: what it is about, what the machine said, what was done, and the next step.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { WorkOrder } from '@/api/contract';
import { workOrderQuery } from '@/api/workOrders';
import { OrderInvoice } from '@/features/billing/OrderInvoice';
import { Evidence } from '@/features/charts/Evidence';
import { WhoGoes } from '@/features/dispatch/WhoGoes';
import { WhyForeseen } from '@/features/foreseen/WhyForeseen';
import { useTimeZone } from '@/features/shell/useBranchFilter';
import { textOfCode, useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { RowsSkeleton } from '@/ui/ListBody';
import { PriorityMark, StatusMark } from '@/ui/OrderMarks';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Attachments } from './Attachments';
import { Checklist } from './Checklist';
import { Comments } from './Comments';
import { CustomerPanel } from './CustomerPanel';
import { FailedCommands } from './FailedCommands';
import { OrderDetails } from './OrderDetails';
import { OrderHistory } from './OrderHistory';
import { OrderParts } from './OrderParts';
import { OrderSteps } from './OrderSteps';
import { Promises } from './Promises';
import { ServiceReports } from './ServiceReports';
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
        <div className={styles.job}>
          <About order={order} />
          {order.source === 'prediction' && <WhyForeseen workOrderId={order.id} timeZone={timeZone} />}
          <Checklist order={order} />
          <OrderParts order={order} timeZone={timeZone} />
          {order.asset_id && <Evidence openedAt={order.opened_at} assetId={order.asset_id} timeZone={timeZone} />}
        </div>
        <div className={styles.side}>
          <FailedCommands workOrderId={order.id} timeZone={timeZone} />
          <WhoGoes order={order} timeZone={timeZone} />
          <Promises workOrderId={order.id} timeZone={timeZone} />
          <CustomerPanel workOrderId={order.id} timeZone={timeZone} />
          <Verifications workOrderId={order.id} timeZone={timeZone} />
          <OrderInvoice order={order} />
          <ServiceReports workOrderId={order.id} timeZone={timeZone} />
          <OrderDetails order={order} timeZone={timeZone} />
          <Times order={order} timeZone={timeZone} />
        </div>
        <div className={styles.story}>
          <Attachments order={order} timeZone={timeZone} />
          <Comments order={order} timeZone={timeZone} />
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
