// Work orders as rows.
import { Link } from '@tanstack/react-router';
import type { WorkOrder } from '@/api/contract';
import { useTimeZone } from '@/features/shell/useBranchFilter';
import { formatShortInstant } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { DataTable, type Column } from '@/ui/DataTable';
import { PriorityMark, PromiseMark, StatusMark } from '@/ui/OrderMarks';
import { useNow } from '@/ui/useNow';

export function OrderTable({ orders, isOfOneAsset = false }: { orders: WorkOrder[]; isOfOneAsset?: boolean }) {
  const text = useText();
  const machine: Column<WorkOrder> = {
    key: 'machine',
    head: text('field.machine'),
    cell: (order) => order.asset_name ?? text('order.no_machine'),
  };
  const columns: Column<WorkOrder>[] = [
    { key: 'number', head: text('field.number'), cell: (order) => <span className="mono">{order.number}</span> },
    {
      key: 'title',
      head: text('field.title'),
      isMain: true,
      cell: (order) => (
        <Link to="/work-orders/$workOrderId" params={{ workOrderId: order.id }}>
          {order.title}
        </Link>
      ),
    },
    ...(isOfOneAsset ? [] : [machine]),
    { key: 'priority', head: text('field.priority'), cell: (order) => <PriorityMark priority={order.priority} /> },
    { key: 'status', head: text('field.status'), cell: (order) => <StatusMark status={order.status} /> },
    { key: 'due', head: text('field.due'), cell: (order) => <Due order={order} /> },
    { key: 'opened', head: text('field.opened'), cell: (order) => <Age at={order.opened_at} /> },
  ];
  return <DataTable label={text('orders.list')} columns={columns} rows={orders} keyOf={(order) => order.id} />;
}

/** The next promise: its time while it is kept, its state once it is not. */
function Due({ order }: { order: WorkOrder }) {
  const now = useNow();
  const timeZone = useTimeZone(order.branch_id);
  if (!order.promise) return null;
  const { state, due_at: dueAt } = order.promise;
  return state === 'running' ? <>{formatShortInstant(dueAt, now, timeZone)}</> : <PromiseMark state={state} />;
}
