// The operational audit: seven numbers of how the company works, and what each still lacks.
import { useQuery } from '@tanstack/react-query';
import { operationalAuditQuery } from '@/api/imports';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';
import { RowsSkeleton } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import rowStyles from '@/ui/Rows.module.css';
import styles from './ImportsPage.module.css';

export function OperationalAudit() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const { data: numbers, error, refetch } = useQuery(operationalAuditQuery(branchId));
  return (
    <Panel title={text('operational_audit.title')}>
      <p className="quiet">{text('operational_audit.words')}</p>
      {error && !numbers && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!numbers && !error && <RowsSkeleton />}
      <ul className={rowStyles.rows}>
        {numbers?.map((one) => (
          <li key={one.name}>
            <span className={styles.number}>
              <b>{one.count}</b> {text(`operational_audit.${one.name}`)}
            </span>
            {one.lacking > 0 ? (
              <Mark icon="flag" tone="plain">
                {text(`operational_audit.${one.name}_lacking`, { count: one.lacking })}
              </Mark>
            ) : (
              one.count > 0 && <span className="quiet">{text('operational_audit.complete')}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
