// The state of an edge agent.
import type { Gateway } from '@/api/contract';
import { textOfCode, useText } from '@/i18n/useText';
import type { IconName } from '@/ui/Icon';
import { Mark, type Tone } from '@/ui/Mark';

const STATES: Record<Gateway['state'], { icon: IconName; tone: Tone }> = {
  online: { icon: 'normal', tone: 'quiet' },
  offline: { icon: 'offline', tone: 'medium' },
  never_seen: { icon: 'clock', tone: 'plain' },
  revoked: { icon: 'cross', tone: 'quiet' },
};

export function GatewayStateMark({ state }: { state: Gateway['state'] }) {
  useText();
  const { icon, tone } = STATES[state];
  return (
    <Mark icon={icon} tone={tone}>
      {textOfCode('gateway_state', state)}
    </Mark>
  );
}
