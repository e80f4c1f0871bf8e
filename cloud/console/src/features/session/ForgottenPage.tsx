// A forgotten password: a link is mailed, if there is anybody to mail it to.
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { askForReset } from '@/api/account';
import { useText } from '@/i18n/useText';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Door } from './Door';
import styles from './SignInPage.module.css';

export function ForgottenPage() {
  const text = useText();
  const asking = useMutation({ mutationFn: askForReset });
  return (
    <Door
      title={text('forgotten.title')}
      words={text(asking.isSuccess ? 'forgotten.sent' : 'forgotten.words')}
      onSubmit={(form) => asking.mutate(String(form.get('email')).trim())}
    >
      {asking.error && <ProblemNotice error={asking.error} />}
      {!asking.isSuccess && (
        <>
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
          <Button type="submit" size="md" loading={asking.isPending}>
            {text('forgotten.send')}
          </Button>
        </>
      )}
      <p className={styles.aside}>
        <Link to="/sign-in">{text('forgotten.back')}</Link>
      </p>
    </Door>
  );
}
