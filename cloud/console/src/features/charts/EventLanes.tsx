// Alarms and work orders as bars under the charts, on the same time axis.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Timeline } from '@/api/contract';
import { formatDuration, formatInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import styles from './EventLanes.module.css';
import { placeInLanes, type Placed, type Span } from './lanes';
import type { TimeWindow } from './timeWindow';

interface EventLanesProps {
  assetId: string;
  timeline: Timeline;
  window: TimeWindow;
  now: number;
  timeZone: string | undefined;
}

export function EventLanes({ assetId, timeline, window, now, timeZone }: EventLanesProps) {
  const text = useText();
  const alarms = placeInLanes(
    timeline.alarms.map((alarm) => ({ ...alarm, from: Date.parse(alarm.raised_at), to: endOf(alarm.cleared_at, now) })),
    window,
  );
  const orders = placeInLanes(
    timeline.work_orders.map((order) => ({ ...order, from: Date.parse(order.opened_at), to: endOf(order.completed_at, now) })),
    window,
  );
  const periodOf = (span: Span) =>
    `${formatInstant(span.from, timeZone)}, ${formatDuration(new Date(span.from).toISOString(), span.to ?? now)}`;
  return (
    <div className={styles.lanes}>
      {alarms.length > 0 && (
        <Lane label={text('chart.alarm_lane')} placed={alarms}>
          {(alarm) => (
            <Link
              to="/alarms"
              search={{ state: 'all', asset: assetId }}
              className={styles.bar}
              data-severity={alarm.severity}
              title={`${alarm.text}, ${periodOf(alarm)}`}
            >
              <span className={styles.word}>{alarm.text}</span>
            </Link>
          )}
        </Lane>
      )}
      {orders.length > 0 && (
        <Lane label={text('chart.order_lane')} placed={orders}>
          {(order) => (
            <Link
              to="/work-orders/$workOrderId"
              params={{ workOrderId: order.id }}
              className={styles.bar}
              title={`${order.number}, ${textOfCode('order_status', order.status)}, ${periodOf(order)}`}
            >
              <span className={styles.word}>{order.number}</span>
            </Link>
          )}
        </Lane>
      )}
    </div>
  );
}

function endOf(at: string | null | undefined, now: number): number {
  return at ? Date.parse(at) : now;
}

interface LaneProps<Item extends Span & { id: string }> {
  label: string;
  placed: Placed<Item>[];
  children: (item: Item) => ReactNode;
}

const ROW_PX = 28;

function Lane<Item extends Span & { id: string }>({ label, placed, children }: LaneProps<Item>) {
  const rows = Math.max(...placed.map((one) => one.row)) + 1;
  return (
    <div>
      <p className={styles.label}>{label}</p>
      <ul className={styles.track} aria-label={label} style={{ height: rows * ROW_PX }}>
        {placed.map(({ item, row, start, width }) => (
          <li key={item.id} style={{ left: `${start * 100}%`, width: `${width * 100}%`, top: row * ROW_PX }}>
            {children(item)}
          </li>
        ))}
      </ul>
    </div>
  );
}
