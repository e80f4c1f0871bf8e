// Says in one word whether changes arrive by themselves.
import type { Connection } from '@/features/live/liveStream';
import { useText } from '@/i18n/useText';
import styles from './LiveState.module.css';

export function LiveState({ connection }: { connection: Connection }) {
  const text = useText();
  return (
    <span className={styles.state} data-connection={connection}>
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.word}>{text(`connection.${connection}`)}</span>
    </span>
  );
}
