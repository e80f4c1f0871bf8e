// The places of the console: a rail on a desk; on a phone a bar for the thumb, with what does not fit behind "More".
import { Link, useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Overview } from '@/api/contract';
import { formatCount } from '@/i18n/numbers';
import { useText } from '@/i18n/useText';
import { Icon, type IconName } from '@/ui/Icon';
import styles from './Navigation.module.css';
import { useMayWhat, type Permission } from './useMay';

interface PlaceOfConsole {
  to: string;
  icon: IconName;
  word: string;
  counted: keyof Overview['counts'] | undefined;
  /** Who may not read it is not led there. */
  needs: Permission | undefined;
}

const PLACES = [
  { to: '/', icon: 'overview', word: 'nav.overview', counted: undefined, needs: undefined },
  { to: '/alarms', icon: 'alarms', word: 'nav.alarms', counted: 'open_incidents', needs: 'incident.read' },
  { to: '/work-orders', icon: 'orders', word: 'nav.work_orders', counted: 'open_orders', needs: 'work_order.read' },
  { to: '/dispatch', icon: 'people', word: 'nav.dispatch', counted: undefined, needs: 'booking.read' },
  { to: '/foreseen', icon: 'trendUp', word: 'nav.foreseen', counted: undefined, needs: 'prediction.read' },
  { to: '/customers', icon: 'customers', word: 'nav.customers', counted: undefined, needs: 'customer.read' },
  { to: '/invoices', icon: 'invoice', word: 'nav.invoices', counted: undefined, needs: 'invoice.read' },
  { to: '/assets', icon: 'machines', word: 'nav.assets', counted: undefined, needs: 'asset.read' },
  { to: '/parts', icon: 'parts', word: 'nav.parts', counted: undefined, needs: 'part.read' },
  { to: '/gateways', icon: 'agents', word: 'nav.gateways', counted: 'gateways_offline', needs: 'gateway.read' },
  { to: '/figures', icon: 'figures', word: 'nav.figures', counted: undefined, needs: 'figures.read' },
  { to: '/settings', icon: 'settings', word: 'nav.settings', counted: undefined, needs: undefined },
] as const satisfies readonly PlaceOfConsole[];

/** As many as a thumb can tell apart at 320 px; the style sheet hides the rest of the bar. */
const IN_BAR = 4;
const MORE = 'more-places';

interface NavigationProps {
  counts: Overview['counts'] | undefined;
}

export function Navigation({ counts }: NavigationProps) {
  const text = useText();
  const more = useRef<HTMLUListElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const may = useMayWhat();
  const places = PLACES.filter(({ needs }) => needs === undefined || may(needs));
  const isBehindMore = places.slice(IN_BAR).some(({ to }) => path.startsWith(to));
  return (
    <nav className={styles.rail} aria-label={text('nav.label')}>
      <ul className={styles.places}>
        {places.map((place) => (
          <Place key={place.to} place={place} counts={counts} />
        ))}
        <li className={styles.more}>
          <button type="button" className={styles.place} popoverTarget={MORE} data-current={isBehindMore}>
            <Icon name="more" size={20} />
            <span className={styles.word}>{text('nav.more')}</span>
          </button>
        </li>
      </ul>
      <ul id={MORE} ref={more} popover="auto" className={styles.sheet} onClick={() => more.current?.hidePopover()}>
        {places.slice(IN_BAR).map((place) => (
          <Place key={place.to} place={place} counts={counts} />
        ))}
      </ul>
    </nav>
  );
}

function Place({ place, counts }: NavigationProps & { place: (typeof PLACES)[number] }) {
  const text = useText();
  const { to, icon, word, counted } = place;
  const count = counted ? (counts?.[counted] ?? 0) : 0;
  return (
    <li>
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
}
