// The six places of the console: a rail on a desk, a bar for the thumb on a phone.
import { Link } from '@tanstack/react-router';
import type { Overview } from '@/api/contract';
import { formatCount } from '@/i18n/numbers';
import { useText } from '@/i18n/useText';
import { Icon, type IconName } from '@/ui/Icon';
import styles from './Navigation.module.css';

const PLACES = [
  { to: '/', icon: 'overview', word: 'nav.overview', counted: undefined },
  { to: '/alarms', icon: 'alarms', word: 'nav.alarms', counted: 'open_incidents' },
  { to: '/work-orders', icon: 'orders', word: 'nav.work_orders', counted: 'open_orders' },
  { to: '/dispatch', icon: 'people', word: 'nav.dispatch', counted: undefined },
  { to: '/assets', icon: 'machines', word: 'nav.assets', counted: undefined },
  { to: '/gateways', icon: 'agents', word: 'nav.gateways', counted: 'gateways_offline' },
] as const satisfies readonly { to: string; icon: IconName; word: string; counted: keyof Overview['counts'] | undefined }[];

export function Navigation({ counts }: { counts: Overview['counts'] | undefined }) {
  const text = useText();
  return (
    <nav className={styles.rail} aria-label={text('nav.label')}>
      <ul>
        {PLACES.map(({ to, icon, word, counted }) => {
          const count = counted ? (counts?.[counted] ?? 0) : 0;
          return (
            <li key={to}>
              <Link
                to={to}
                className={styles.place}
                activeOptions={{ exact: to === '/', includeSearch: false }}
                activeProps={{ 'aria-current': 'page' }}
              >
                <Icon name={icon} size={20} />
                <span className={styles.word}>{text(word)}</span>
                {counted && count > 0 && (
                  <span className={styles.count} data-abnormal={counted !== 'open_orders'}>
                    <span aria-hidden="true">{formatCount(count)}</span>
                    <span className="only-heard">{text(`nav.${counted}`, { count })}</span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
