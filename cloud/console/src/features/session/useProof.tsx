// Dangerous things ask who somebody is: what was refused for want of a proof is done again after it.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode, type SubmitEvent } from 'react';
import { profileQuery, prove, proveByPasskey } from '@/api/account';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import form from '@/ui/Form.module.css';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { hasPasskeys, NotShown, showPasskey } from './passkeys';

interface Waiting {
  goOn: () => void;
  giveUp: (why: Error) => void;
}

export class NotProved extends Error {}

/** `withProof(call)` is the call that asks first if it has to; `dialog` is drawn anywhere on the page. */
export function useProof(): { withProof: <Answer>(call: () => Promise<Answer>) => Promise<Answer>; dialog: ReactNode } {
  const [waiting, setWaiting] = useState<Waiting>();
  const withProof = useCallback(async <Answer,>(call: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'proof.needed') throw error;
      await new Promise<void>((goOn, giveUp) => setWaiting({ goOn, giveUp }));
      return call();
    }
  }, []);
  const end = (how: (waiting: Waiting) => void) => {
    setWaiting(undefined);
    if (waiting) how(waiting);
  };
  const dialog = waiting && (
    <ProofDialog onProved={() => end(({ goOn }) => goOn())} onClose={() => end(({ giveUp }) => giveUp(new NotProved()))} />
  );
  return { withProof, dialog };
}

function ProofDialog({ onProved, onClose }: { onProved: () => void; onClose: () => void }) {
  const text = useText();
  const profile = useQuery(profileQuery).data;
  const proving = useMutation({ mutationFn: prove, onSuccess: onProved });
  const showing = useMutation({ mutationFn: async () => proveByPasskey(await showPasskey()), onSuccess: onProved });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const word = (name: string) => String(given.get(name) ?? '');
    proving.mutate({ password: word('password'), code: word('code').trim() });
  };
  const about = proving.error instanceof Problem ? (proving.error.about('password') ?? proving.error.about('code')) : undefined;
  const other = [proving.error, showing.error].find((one) => one && !(one instanceof NotShown));
  return (
    <Dialog title={text('proof.title')} onClose={onClose}>
      <form className={form.form} onSubmit={submit}>
        <p className="quiet">{text('proof.words')}</p>
        {other && !about && <ProblemNotice error={other} />}
        {profile?.has_authenticator ? (
          <TextInput name="code" label={text('sign_in.code')} autoComplete="one-time-code" required autoFocus error={about} />
        ) : (
          <PasswordInput
            name="password"
            label={text('sign_in.password')}
            autoComplete="current-password"
            required
            autoFocus
            visibilityToggleButtonProps={{ 'aria-label': text('sign_in.show_password') }}
            error={about}
          />
        )}
        <DialogButtons label={text('proof.submit')} isBusy={proving.isPending} isReady={Boolean(profile)} onClose={onClose}>
          {hasPasskeys() && Boolean(profile?.passkeys) && (
            <Button variant="default" loading={showing.isPending} onClick={() => showing.mutate()}>
              {text('sign_in.passkey')}
            </Button>
          )}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
