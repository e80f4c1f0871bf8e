// What the four states of an alarm mean for the reader.
import type { Alarm } from '@/api/contract';

export function isActive(alarm: Pick<Alarm, 'state'>): boolean {
  return alarm.state === 'active_unacknowledged' || alarm.state === 'active_acknowledged';
}

/** Nobody has acknowledged it yet. */
export function isNew(alarm: Pick<Alarm, 'state'>): boolean {
  return alarm.state === 'active_unacknowledged' || alarm.state === 'cleared_unacknowledged';
}
