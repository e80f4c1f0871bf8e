// The door: e-mail address and password.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { isProblem } from '@/api/problem';
import { sessionQuery, signIn } from '@/api/session';
import { changeLanguage, isLanguage } from '@/i18n/language';
import { useText } from '@/i18n/useText';
import { LanguageChoice } from '@/features/shell/LanguageChoice';
import { Logo } from '@/ui/Logo';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { pathWithin } from './pathWithin';
import styles from './SignInPage.module.css';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const text = useText();
  const router = useRouter();
  const queries = useQueryClient();
  const { next } = route.useSearch();
  const signingIn = useMutation({
    mutationFn: signIn,
    onSuccess: async (session) => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
      if (isLanguage(session.person.language)) await changeLanguage(session.person.language);
      router.history.push(pathWithin(next));
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signingIn.mutate({ email: String(form.get('email')).trim(), password: String(form.get('password')) });
  };
  const isRefused = isProblem(signingIn.error, 401);
  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={submit}>
        <Logo size={44} />
        <div>
          <h1>{text('sign_in.title')}</h1>
          <p className="quiet">{text('sign_in.words')}</p>
        </div>
        <TextInput
          name="email"
          type="email"
          label={text('sign_in.email')}
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          size="md"
        />
        <PasswordInput
          name="password"
          label={text('sign_in.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': text('sign_in.show_password') }}
          error={isRefused ? signingIn.error?.message : undefined}
        />
        {signingIn.isError && !isRefused && <ProblemNotice error={signingIn.error} />}
        <Button type="submit" size="md" loading={signingIn.isPending}>
          {text('sign_in.submit')}
        </Button>
      </form>
      <LanguageChoice />
    </main>
  );
}
