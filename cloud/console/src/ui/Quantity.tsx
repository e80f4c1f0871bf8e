// A number with its unit; the unit is quieter than the number.
import { formatValue, unitSign } from '@/i18n/numbers';
import { useText } from '@/i18n/useText';
import styles from './Quantity.module.css';

interface QuantityProps {
  value: number | null | undefined;
  unit: string;
  quality?: number | undefined;
  size?: 'big' | 'plain';
}

const GOOD = 0;

export function Quantity({ value, unit, quality = GOOD, size = 'plain' }: QuantityProps) {
  const text = useText();
  return (
    <span className={styles.quantity} data-size={size} data-doubtful={quality !== GOOD}>
      <span className={styles.number}>{formatValue(value)}</span>
      <span className={styles.unit}>{unitSign(unit)}</span>
      {quality !== GOOD && (
        <span className={styles.quality}>{quality === 1 ? text('quality.uncertain') : text('quality.bad')}</span>
      )}
    </span>
  );
}
