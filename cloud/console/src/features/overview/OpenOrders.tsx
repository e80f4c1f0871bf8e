// The jobs that are open.
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OverviewOrder } from '@/api/contract';
import { useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { Panel } from '@/ui/Panel';
import { PriorityMark, StatusMark } from '@/ui/OrderMarks';
import styles from './SideList.module.css';

export function OpenOrders({ orders }: { orders: OverviewOrder[] | undefined }) {
  const text = useText();
  return (
    <Panel title={text('overview.orders')} aside={<Link to="/work-orders">{text('overview.all_orders')}</Link>} isFlush>
      {!orders && <Skeleton height={72} m={16} width="auto" />}
      {orders?.length === 0 && <p className={styles.none}>{text('overview.no_orders')}</p>}
      <ul>
        {orders?.map((order) => (
          <li key={order.id} className={styles.item}>
            <div className={styles.line}>
              <Link to="/work-orders/$workOrderId" params={{ workOrderId: order.id }} className={styles.title}>
                {order.title}
              </Link>
              <StatusMark status={order.status} />
            </div>
            <p className={styles.words}>
              <span className="mono">{order.number}</span> · {order.asset_name ?? text('order.no_machine')} ·{' '}
              <PriorityMark priority={order.priority} /> · <Age at={order.opened_at} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
