// Where an identity provider sends the browser back: what it brought is exchanged for a session, once.
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { comeBack } from '@/api/account';
import { useText } from '@/i18n/useText';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Door } from './Door';
import styles from './SignInPage.module.css';
import { useWelcome } from './useWelcome';

export function OutsidePage() {
  const text = useText();
  // Not by the router, which reads numbers out of texts.
  const [brought] = useState(() => new URLSearchParams(location.search));
  const [code, state] = [brought.get('code'), brought.get('state')];
  const welcome = useWelcome(undefined);
  const { mutate, error } = useMutation({ mutationFn: comeBack, onSuccess: welcome });
  const isBrought = Boolean(code && state);
  const isBegun = useRef(false);
  useEffect(() => {
    // Drawn twice, it still counts once.
    if (!code || !state || isBegun.current) return;
    isBegun.current = true;
    mutate({ code, state });
  }, [code, state, mutate]);
  return (
    <Door title={text('sign_in.title')} words={text(isBrought ? 'outside.waiting' : 'outside.nothing')}>
      {error && <ProblemNotice error={error} />}
      {(error || !isBrought) && (
        <p className={styles.aside}>
          <Link to="/sign-in">{text('forgotten.back')}</Link>
        </p>
      )}
    </Door>
  );
}
