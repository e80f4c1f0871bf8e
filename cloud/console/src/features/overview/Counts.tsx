// The figures of the moment; only what is abnormal has a colour.
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Overview } from '@/api/contract';
import { formatCount } from '@/i18n/numbers';
import { useText } from '@/i18n/useText';
import { Icon, type IconName } from '@/ui/Icon';
import styles from './Counts.module.css';

type Figure = { name: keyof Overview['counts']; icon?: IconName; tone?: 'high' | 'medium' };

const FIGURES = [
  { name: 'machines', to: '/', search: { state: undefined } },
  { name: 'machines_in_alarm', icon: 'triangle', tone: 'high', to: '/', search: { state: 'alarm' } },
  { name: 'machines_stale', icon: 'clock', tone: 'medium', to: '/', search: { state: 'stale' } },
  { name: 'open_incidents', icon: 'alarms', tone: 'high', to: '/alarms', search: {} },
  { name: 'open_orders', to: '/work-orders', search: {} },
  { name: 'gateways_offline', icon: 'offline', tone: 'medium', to: '/gateways', search: {} },
] as const satisfies readonly (Figure & { to: string; search: object })[];

export function Counts({ counts }: { counts: Overview['counts'] | undefined }) {
  const text = useText();
  return (
    <ul className={styles.counts} aria-label={text('overview.counts')}>
      {FIGURES.map((figure) => {
        const count = counts?.[figure.name];
        const abnormal = 'tone' in figure && count ? figure : undefined;
        return (
          <li key={figure.name}>
            <Link to={figure.to} search={(before: object) => ({ ...before, ...figure.search })} className={styles.figure}>
              <span className={styles.number} data-tone={abnormal?.tone}>
                {abnormal && <Icon name={abnormal.icon} size={18} />}
                {count === undefined ? <Skeleton width={28} height={26} /> : formatCount(count)}
              </span>
              <span className={styles.word}>{text(`counts.${figure.name}`)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
