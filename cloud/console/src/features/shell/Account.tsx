// Who is signed in, in which language and light, and the way out.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { keepLanguage, sessionQuery, signOut } from '@/api/session';
import { textOfCode, useText } from '@/i18n/useText';
import { Icon } from '@/ui/Icon';
import styles from './Account.module.css';
import { ColourSchemeChoice } from './ColourSchemeChoice';
import { LanguageChoice } from './LanguageChoice';

const PANEL = 'account-panel';

export function Account() {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const session = useQuery(sessionQuery).data;
  const signingOut = useMutation({
    mutationFn: signOut,
    onSettled: async () => {
      await navigate({ to: '/sign-in' });
      queries.clear();
    },
  });
  const keeping = useMutation({ mutationFn: keepLanguage });
  if (!session) return null;
  const roles = [...new Set(session.roles.map((one) => textOfCode('role', one.role)))];
  return (
    <>
      <button className={styles.button} popoverTarget={PANEL}>
        <span aria-hidden="true">{initialsOf(session.person.name)}</span>
        <span className="only-heard">{text('shell.account')}</span>
      </button>
      <div id={PANEL} popover="auto" className={styles.panel}>
        <div>
          <p className={styles.name}>{session.person.name}</p>
          <p className="faint">{session.person.email}</p>
          <p className="faint">{roles.join(', ')}</p>
        </div>
        <Link to="/profile" onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}>
          {text('profile.title')}
        </Link>
        <LanguageChoice onChoice={(language) => keeping.mutate(language)} />
        <ColourSchemeChoice />
        <Button
          variant="default"
          leftSection={<Icon name="leave" />}
          loading={signingOut.isPending}
          onClick={() => signingOut.mutate()}
        >
          {text('shell.sign_out')}
        </Button>
      </div>
    </>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '').join('').toUpperCase();
}
