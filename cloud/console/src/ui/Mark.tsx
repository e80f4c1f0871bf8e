// A state as icon and word; the colour only repeats what the shape says.
import type { AssetState, Severity } from '@/api/contract';
import { textOfCode, useText } from '@/i18n/useText';
import { Icon, type IconName } from './Icon';
import styles from './Mark.module.css';
import { severityOf } from './severity';

export type Tone = Severity | 'good' | 'plain' | 'quiet';

const SEVERITY_ICONS: Record<Severity, IconName> = {
  critical: 'octagon',
  high: 'triangle',
  medium: 'diamond',
  low: 'flag',
};

const ASSET_STATES: Record<AssetState, { icon: IconName; tone: Tone }> = {
  normal: { icon: 'normal', tone: 'quiet' },
  alarm: { icon: 'triangle', tone: 'high' },
  stale: { icon: 'clock', tone: 'plain' },
  unknown: { icon: 'question', tone: 'quiet' },
};

interface MarkProps {
  icon?: IconName | undefined;
  tone: Tone;
  children: string;
}

export function Mark({ icon, tone, children }: MarkProps) {
  return (
    <span className={styles.mark} data-tone={tone}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}

export function SeverityMark({ severity: code }: { severity: string }) {
  const text = useText();
  const severity = severityOf(code);
  return (
    <Mark icon={SEVERITY_ICONS[severity]} tone={severity}>
      {text(`severity.${severity}`)}
    </Mark>
  );
}

export function AssetStateMark({ state }: { state: AssetState }) {
  useText();
  const { icon, tone } = ASSET_STATES[state] ?? ASSET_STATES.unknown;
  return (
    <Mark icon={icon} tone={tone}>
      {textOfCode('asset_state', state)}
    </Mark>
  );
}
