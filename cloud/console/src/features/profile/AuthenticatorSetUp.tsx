// What an authenticator app is told, and the first code that it tells back.
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { confirmAuthenticator } from '@/api/account';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Profile.module.css';

interface SetUpProps {
  seed: { seed: string; address: string; picture: string };
  onEnrolled: (codes: string[]) => void;
}

export function AuthenticatorSetUp({ seed, onEnrolled }: SetUpProps) {
  const text = useText();
  const confirming = useMutation({ mutationFn: confirmAuthenticator, onSuccess: ({ codes }) => onEnrolled(codes) });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirming.mutate(String(new FormData(event.currentTarget).get('code')).trim());
  };
  const about = confirming.error instanceof Problem ? confirming.error.about('code') : undefined;
  return (
    <form className={styles.set} onSubmit={submit}>
      <img className={styles.picture} alt={text('factor.picture')} src={`data:image/svg+xml,${encodeURIComponent(seed.picture)}`} />
      <div className={styles.stack}>
        <p>{text('factor.scan')}</p>
        <p className={`mono ${styles.words}`}>{seed.seed.replace(/(.{4})/g, '$1 ')}</p>
        {confirming.error && !about && <ProblemNotice error={confirming.error} />}
        <TextInput
          name="code"
          label={text('factor.first_code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          withAsterisk={false}
          autoFocus
          error={about}
        />
        <div className={styles.buttons}>
          <Button type="submit" loading={confirming.isPending}>
            {text('factor.confirm')}
          </Button>
        </div>
      </div>
    </form>
  );
}
