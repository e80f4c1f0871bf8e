// Status and priority of a work order.
import { textOfCode, useText } from '@/i18n/useText';
import { Icon } from './Icon';
import { Mark, type Tone } from './Mark';
import styles from './OrderMarks.module.css';

/** Only a status that waits for somebody stands out; all others are plain. */
const TONES: Record<string, Tone> = { on_hold: 'medium', completed: 'good', approved: 'good', closed: 'quiet', cancelled: 'quiet' };

export function StatusMark({ status }: { status: string }) {
  useText();
  return <Mark tone={TONES[status] ?? 'plain'}>{textOfCode('order_status', status)}</Mark>;
}

const PROMISE_TONES: Record<string, Tone> = { at_risk: 'high', breached: 'critical', met: 'good' };

/** How a promise stands; in time it stays quiet. */
export function PromiseMark({ state }: { state: string }) {
  useText();
  const isAbnormal = state === 'at_risk' || state === 'breached';
  return (
    <Mark icon={isAbnormal ? 'clock' : undefined} tone={PROMISE_TONES[state] ?? 'quiet'}>
      {textOfCode('promise_state', state)}
    </Mark>
  );
}

export function PriorityMark({ priority }: { priority: string }) {
  useText();
  const isUrgent = priority === 'emergency' || priority === 'high';
  return (
    <span className={styles.priority} data-priority={priority}>
      {isUrgent && <Icon name={priority === 'emergency' ? 'octagon' : 'triangle'} size={13} />}
      {textOfCode('priority', priority)}
    </span>
  );
}
