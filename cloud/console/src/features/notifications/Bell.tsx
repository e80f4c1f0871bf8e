// The way to the inbox, with how much is new.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { unseenQuery } from '@/api/notifications';
import { formatCount } from '@/i18n/numbers';
import { useText } from '@/i18n/useText';
import { Icon } from '@/ui/Icon';
import styles from './Bell.module.css';

export function Bell() {
  const text = useText();
  const count = useQuery(unseenQuery).data ?? 0;
  return (
    <Link to="/inbox" className={styles.bell} activeProps={{ 'aria-current': 'page' }}>
      <Icon name="inbox" size={20} />
      <span className="only-heard">{text('inbox.title')}</span>
      {count > 0 && (
        <span className={styles.count}>
          <span aria-hidden="true">{formatCount(count)}</span>
          <span className="only-heard">{text('inbox.unseen_count', { count })}</span>
        </span>
      )}
    </Link>
  );
}
