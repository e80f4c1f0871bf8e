// Which time tells the story of an order: what came before its opening, and what followed.
import type { WorkOrder } from '@/api/contract';
import type { TimeChoice } from '@/features/charts/timeWindow';

const BEFORE_MS = 30 * 60_000;
const AFTER_MS = 20 * 60_000;

/** A young order is watched live; an older one shows the time around its opening. */
export function evidenceWindow(order: Pick<WorkOrder, 'opened_at'>, now: number): TimeChoice {
  const openedAt = Date.parse(order.opened_at);
  if (now - openedAt < AFTER_MS) return { kind: 'live', preset: '1h' };
  return { kind: 'fixed', from: openedAt - BEFORE_MS, to: openedAt + AFTER_MS };
}
