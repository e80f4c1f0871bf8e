// Where a link of one use leads: an invitation, or a forgotten password. Its secret stands behind #, for this page alone.
import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { lookAtLink, setPasswordByLink } from '@/api/account';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Door } from './Door';
import styles from './SignInPage.module.css';

export function WelcomePage() {
  const text = useText();
  const navigate = useNavigate();
  const [secret] = useState(() => location.hash.slice(1));
  const looking = useQuery({
    queryKey: ['credential-link', secret],
    queryFn: () => lookAtLink(secret),
    enabled: secret !== '',
    retry: false,
    staleTime: Infinity,
  });
  const setting = useMutation({
    mutationFn: (password: string) => setPasswordByLink(secret, password),
    onSuccess: async ({ email }) => {
      announce(text('welcome.set'));
      await navigate({ to: '/sign-in', search: { email }, replace: true });
    },
  });
  const link = looking.data;
  const isInvitation = link?.kind === 'invitation';
  const about = setting.error instanceof Problem ? setting.error.about('password') : undefined;
  const title = link ? text(isInvitation ? 'welcome.title' : 'welcome.reset_title', { name: link.name }) : text('welcome.link');
  return (
    <Door
      title={title}
      words={link ? text('welcome.words', { email: link.email }) : text(secret ? 'welcome.looking' : 'welcome.no_link')}
      onSubmit={(form) => setting.mutate(String(form.get('password')))}
    >
      {looking.error && <ProblemNotice error={looking.error} />}
      {setting.error && !about && <ProblemNotice error={setting.error} />}
      {link && (
        <>
          <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
          <PasswordInput
            name="password"
            label={text('profile.new_password')}
            description={text('profile.password_words')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            autoFocus
            size="md"
            visibilityToggleButtonProps={{ 'aria-label': text('sign_in.show_password') }}
            error={about}
          />
          <Button type="submit" size="md" loading={setting.isPending}>
            {text('welcome.submit')}
          </Button>
        </>
      )}
      {!link && !looking.isLoading && (
        <p className={styles.aside}>
          <Link to="/forgotten">{text('forgotten.title')}</Link>
        </p>
      )}
    </Door>
  );
}
