// The head of a page: where it belongs, its title, what it is about, and at most one primary action.
import { useEffect, type ReactNode } from 'react';
import { useText } from '@/i18n/useText';
import styles from './PageHeader.module.css';

interface PageHeaderProps {
  title: string;
  above?: ReactNode;
  below?: ReactNode;
  children?: ReactNode;
}

export function PageHeader({ title, above, below, children }: PageHeaderProps) {
  const text = useText();
  const product = text('shell.product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {above && <div className={styles.above}>{above}</div>}
        <h1 tabIndex={-1}>{title}</h1>
        {below && <div className={styles.below}>{below}</div>}
      </div>
      {children && <div className={styles.actions}>{children}</div>}
    </header>
  );
}
