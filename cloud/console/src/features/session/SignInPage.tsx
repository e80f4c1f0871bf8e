// The door: e-mail address and password, then a code where one is asked for; or a passkey, or another provider.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { goOutside, outsideQuery, signInWithPasskey } from '@/api/account';
import { Problem } from '@/api/problem';
import { signIn } from '@/api/session';
import { useText } from '@/i18n/useText';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Door } from './Door';
import { hasPasskeys, NotShown, showPasskey } from './passkeys';
import styles from './SignInPage.module.css';
import { useWelcome } from './useWelcome';

const route = getRouteApi('/sign-in');
const ABOUT_CODE = ['identity.second_factor_needed', 'identity.wrong_code', 'identity.too_many_codes'];

export function SignInPage() {
  const text = useText();
  const { next, email } = route.useSearch();
  const welcome = useWelcome(next);
  const outside = useQuery(outsideQuery).data?.name;
  const signingIn = useMutation({ mutationFn: signIn, onSuccess: welcome });
  const showing = useMutation({
    mutationFn: async () => signInWithPasskey(await showPasskey()),
    onSuccess: welcome,
  });
  const leaving = useMutation({ mutationFn: goOutside, onSuccess: ({ address }) => location.assign(address) });
  const submit = (form: FormData) =>
    signingIn.mutate({
      email: String(form.get('email')).trim(),
      password: String(form.get('password')),
      code: String(form.get('code') ?? '').trim(),
    });
  const problem = signingIn.error;
  const code = problem instanceof Problem ? problem.code : '';
  const isCodeWanted = ABOUT_CODE.includes(code);
  const isRefused = code === 'identity.wrong_credentials';
  const other = [problem, showing.error, leaving.error].find((one) => one && !(one instanceof NotShown));
  return (
    <Door title={text('sign_in.title')} words={text('sign_in.words')} onSubmit={submit}>
      <TextInput
        name="email"
        type="email"
        label={text('sign_in.email')}
        autoComplete="username"
        defaultValue={email}
        required
        withAsterisk={false}
        autoFocus={!email}
        size="md"
      />
      <PasswordInput
        name="password"
        label={text('sign_in.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        autoFocus={Boolean(email)}
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': text('sign_in.show_password') }}
        error={isRefused ? problem?.message : undefined}
      />
      {isCodeWanted && (
        <TextInput
          name="code"
          label={text('sign_in.code')}
          description={text('sign_in.code_words')}
          autoComplete="one-time-code"
          inputMode="text"
          required
          withAsterisk={false}
          autoFocus
          size="md"
          error={code === 'identity.second_factor_needed' ? undefined : problem?.message}
        />
      )}
      {other && !isRefused && !isCodeWanted && <ProblemNotice error={other} />}
      <Button type="submit" size="md" loading={signingIn.isPending}>
        {text('sign_in.submit')}
      </Button>
      {hasPasskeys() && (
        <Button variant="default" size="md" loading={showing.isPending} onClick={() => showing.mutate()}>
          {text('sign_in.passkey')}
        </Button>
      )}
      {outside && (
        <Button variant="default" size="md" loading={leaving.isPending} onClick={() => leaving.mutate()}>
          {text('sign_in.outside', { name: outside })}
        </Button>
      )}
      <p className={styles.aside}>
        <Link to="/forgotten">{text('forgotten.title')}</Link>
      </p>
    </Door>
  );
}
