// Work orders as rows.
import { Link } from '@tanstack/react-router';
import type { WorkOrder } from '@/api/contract';
import { useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { DataTable, type Column } from '@/ui/DataTable';
import { PriorityMark, StatusMark } from '@/ui/OrderMarks';

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
    { key: 'opened', head: text('field.opened'), cell: (order) => <Age at={order.opened_at} /> },
  ];
  return <DataTable label={text('orders.list')} columns={columns} rows={orders} keyOf={(order) => order.id} />;
}
