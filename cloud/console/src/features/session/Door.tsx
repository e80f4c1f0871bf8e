// The frame of the pages before one is signed in.
import type { ReactNode, SubmitEvent } from 'react';
import { useEffect } from 'react';
import { LanguageChoice } from '@/features/shell/LanguageChoice';
import { useText } from '@/i18n/useText';
import { Logo } from '@/ui/Logo';
import styles from './SignInPage.module.css';

interface DoorProps {
  title: string;
  words: string;
  onSubmit?: (form: FormData) => void;
  children: ReactNode;
}

export function Door({ title, words, onSubmit, children }: DoorProps) {
  const product = useText()('shell.product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit?.(new FormData(event.currentTarget));
  };
  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={submit}>
        <Logo size={44} />
        <div>
          <h1>{title}</h1>
          <p className="quiet">{words}</p>
        </div>
        {children}
      </form>
      <LanguageChoice />
    </main>
  );
}
