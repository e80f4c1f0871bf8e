// Where a phone begins: an address to scan, and what to compare before the phone trusts it.
import type { PhoneAddress } from '@/api/contract';
import { useText } from '@/i18n/useText';
import styles from './PhoneStart.module.css';

const PAIRS_IN_A_LINE = 8;
const COMMAND = 'mafundi run --lan';

export function PhoneStart({ start }: { start: PhoneAddress }) {
  const text = useText();
  if (start.way === 'none') return <p className="quiet">{text('login.none', { command: COMMAND })}</p>;
  return (
    <div className={styles.start}>
      <img
        className={styles.code}
        src={`data:image/svg+xml,${encodeURIComponent(start.qr)}`}
        alt={text('login.qr', { address: start.address })}
      />
      <p>{text('login.scan')}</p>
      <p className={styles.address}>{start.address}</p>
      {start.fingerprint && (
        <div className={styles.fingerprint}>
          <p className="faint">{text('login.compare')}</p>
          <pre>{inLines(start.fingerprint)}</pre>
          <p className="quiet">{text('login.compare_why')}</p>
        </div>
      )}
    </div>
  );
}

function inLines(fingerprint: string): string {
  const pairs = fingerprint.split(' ');
  const lines: string[] = [];
  for (let at = 0; at < pairs.length; at += PAIRS_IN_A_LINE) lines.push(pairs.slice(at, at + PAIRS_IN_A_LINE).join(' '));
  return lines.join('\n');
}
