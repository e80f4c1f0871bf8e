// The codes that stand in for a lost app: to be written down or saved now, they are shown once.
import { Button } from '@mantine/core';
import { useText } from '@/i18n/useText';
import { saveFile } from '@/ui/saveFile';
import styles from './Profile.module.css';

const FILE = 'mafundi-recovery-codes.txt';

export function RecoveryCodes({ codes }: { codes: string[] }) {
  const text = useText();
  const save = () => saveFile(new Blob([codes.join('\n') + '\n'], { type: 'text/plain' }), FILE);
  return (
    <div role="status" className={styles.stack}>
      <p>{text('factor.codes_words')}</p>
      <ul className={`mono ${styles.codes}`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button variant="default" onClick={save}>
          {text('factor.save_codes')}
        </Button>
      </div>
    </div>
  );
}
