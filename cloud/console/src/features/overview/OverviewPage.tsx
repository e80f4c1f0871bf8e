// All machines at a glance: what is abnormal first, and the jobs it has become.
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { overviewQuery } from '@/api/overview';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { textOfCode, useText } from '@/i18n/useText';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Counts } from './Counts';
import { MachineRows } from './MachineRows';
import { MachineTiles, TilesSkeleton } from './MachineTiles';
import { mostUrgentFirst } from './mostUrgentFirst';
import { OpenIncidents } from './OpenIncidents';
import { OpenOrders } from './OpenOrders';
import styles from './OverviewPage.module.css';

const route = getRouteApi('/inside/');

export function OverviewPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const { view, state } = route.useSearch();
  const navigate = route.useNavigate();
  const mayConnect = useMay('gateway.write');
  const overview = useQuery(overviewQuery(branchId));
  const shown = overview.data;
  const machines = mostUrgentFirst(shown?.machines ?? []).filter((machine) => !state || machine.state === state);
  return (
    <>
      <PageHeader title={text('overview.title')}>
        <SegmentedControl
          aria-label={text('overview.view')}
          value={view ?? 'tiles'}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, view: value === 'rows' ? 'rows' : undefined }), replace: true })
          }
          data={[
            { value: 'tiles', label: text('overview.tiles') },
            { value: 'rows', label: text('overview.rows') },
          ]}
        />
        {mayConnect && <ButtonLink to="/connect">{text('connect.title')}</ButtonLink>}
      </PageHeader>
      {overview.error && <ProblemNotice error={overview.error} onRetry={() => void overview.refetch()} />}
      <Counts counts={shown?.counts} />
      <div className={styles.columns} data-view={view}>
        <section aria-label={text('overview.machines')} className={styles.machines}>
          {!shown && !overview.error && <TilesSkeleton />}
          {shown && shown.machines.length === 0 && (
            <EmptyState
              icon="machines"
              title={text('overview.empty')}
              action={
                mayConnect && (
                  <ButtonLink to="/connect" variant="default">
                    {text('connect.title')}
                  </ButtonLink>
                )
              }
            >
              {text('overview.empty_words')}
            </EmptyState>
          )}
          {shown && shown.machines.length > 0 && machines.length === 0 && (
            <EmptyState icon="normal" title={text('overview.none_in_state')} />
          )}
          {view === 'rows' ? <MachineRows machines={machines} /> : <MachineTiles machines={machines} />}
        </section>
        <div className={styles.side}>
          <OpenIncidents incidents={shown?.incidents} />
          <OpenOrders orders={shown?.work_orders} />
        </div>
      </div>
      {shown && <p className={styles.status}>{text('overview.database', { text: textOfCode('database', shown.status.database_tier) })}</p>}
    </>
  );
}
