// A surface with a heading.
import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './Panel.module.css';

interface PanelProps {
  title?: ReactNode;
  aside?: ReactNode;
  isFlush?: boolean;
  children: ReactNode;
}

export function Panel({ title, aside, isFlush = false, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={title ? id : undefined}>
      {(title || aside) && (
        <div className={styles.head}>
          {title && <h2 id={id}>{title}</h2>}
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      <div className={isFlush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
