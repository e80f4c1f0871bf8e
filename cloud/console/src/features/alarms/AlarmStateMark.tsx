// The state of an alarm.
import type { AlarmState } from '@/api/contract';
import { textOfCode, useText } from '@/i18n/useText';
import { Mark, type Tone } from '@/ui/Mark';

const TONES: Record<AlarmState, Tone> = {
  active_unacknowledged: 'high',
  active_acknowledged: 'plain',
  cleared_unacknowledged: 'plain',
  cleared: 'quiet',
};

export function AlarmStateMark({ state }: { state: AlarmState }) {
  useText();
  return <Mark tone={TONES[state]}>{textOfCode('alarm_state', state)}</Mark>;
}
