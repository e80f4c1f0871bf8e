// Where the organisation says how it works: a list of what can be set, in a sentence each.
import { Link } from '@tanstack/react-router';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { Icon } from '@/ui/Icon';
import { PageHeader } from '@/ui/PageHeader';
import { SETTINGS_PAGES } from './settingsPages';
import styles from './SettingsPage.module.css';

export function SettingsPage() {
  const text = useText();
  return (
    <>
      <PageHeader title={text('settings.title')} />
      <ul className={styles.pages}>
        {SETTINGS_PAGES.map((page) => (
          <Entry key={page.to} page={page} />
        ))}
      </ul>
    </>
  );
}

function Entry({ page }: { page: (typeof SETTINGS_PAGES)[number] }) {
  const text = useText();
  if (!useMay(page.permission)) return null;
  return (
    <li className={styles.entry}>
      <Icon name={page.icon} size={22} />
      <div>
        <Link to={page.to} className={styles.link}>
          {text(page.title)}
        </Link>
        <p className="quiet">{text(page.words)}</p>
      </div>
    </li>
  );
}
