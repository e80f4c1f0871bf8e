// The phone's door. What waits to be told stays on the phone meanwhile.
import { useState, type SubmitEvent } from 'react';
import { Problem } from '@/api/problem';
import { changeLanguage, isLanguage } from '@/i18n/language';
import { useText } from '@/i18n/useText';
import { Logo } from '@/ui/Logo';
import { signIn } from './service';

const CODE_NEEDED = 'identity.second_factor_needed';

export function SignInPage({ onSignedIn }: { onSignedIn: (personId: string) => void }) {
  const text = useText();
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [isCodeWanted, setCodeWanted] = useState(false);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      const session = await signIn(String(form.get('email')).trim(), String(form.get('password')), String(form.get('code') ?? '').trim());
      if (isLanguage(session.person.language)) await changeLanguage(session.person.language);
      onSignedIn(session.person.id);
    } catch (error) {
      if (error instanceof Problem && error.code === CODE_NEEDED) setCodeWanted(true);
      setProblem(error instanceof Error && error.message !== 'unreachable' ? error.message : text('phone.offline'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="page door">
      <Logo size={44} />
      <h1>{text('phone.title')}</h1>
      <form onSubmit={(event) => void submit(event)}>
        <label>
          {text('sign_in.email')}
          <input name="email" type="email" autoComplete="username" required />
        </label>
        <label>
          {text('sign_in.password')}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {isCodeWanted && (
          <label>
            {text('sign_in.code')}
            <input name="code" autoComplete="one-time-code" required autoFocus />
          </label>
        )}
        {problem && (
          <p className="warning" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="primary" disabled={isBusy}>
          {text('sign_in.submit')}
        </button>
      </form>
    </main>
  );
}
