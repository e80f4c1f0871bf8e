// The recent course of a value in one small line; gaps stay gaps.
import { sparklinePath } from './sparklinePath';
import styles from './Sparkline.module.css';

const WIDTH = 120;
const HEIGHT = 32;

export function Sparkline({ values }: { values: (number | null)[] }) {
  const { path, last } = sparklinePath(values, WIDTH, HEIGHT);
  if (!path) return <span className={styles.line} />;
  return (
    <svg className={styles.line} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path} vectorEffect="non-scaling-stroke" />
      {last && <path className={styles.tip} d={`M${last.x} ${last.y}h0.01`} vectorEffect="non-scaling-stroke" />}
    </svg>
  );
}
