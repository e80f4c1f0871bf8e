// What stands above a list: filters to the left, the list as a file to the right.
import type { ReactNode } from 'react';
import { useText } from '@/i18n/useText';
import { exportAddress, type ExportKind } from './exportAddress';
import { Icon } from './Icon';
import styles from './ListBar.module.css';

interface ListBarProps {
  /** The list's path in the API and the filters that are set. */
  exported: { path: string; filters: Record<string, string | undefined> };
  children?: ReactNode;
}

const KINDS: ExportKind[] = ['csv', 'xlsx'];

export function ListBar({ exported, children }: ListBarProps) {
  const text = useText();
  return (
    <div className={styles.bar}>
      <div className={styles.filters}>{children}</div>
      <div className={styles.exports}>
        <Icon name="download" />
        {KINDS.map((kind) => (
          <a key={kind} href={exportAddress(exported.path, exported.filters, kind)} download className={styles.export}>
            <span className="only-heard">{text('export.label')} </span>
            {text(`export.${kind}`)}
          </a>
        ))}
      </div>
    </div>
  );
}
