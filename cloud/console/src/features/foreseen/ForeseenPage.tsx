// Visits that forecasts ask for: what is going on, by when, how far that can be trusted; accept or dismiss.
import { SegmentedControl, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { proposalsQuery } from '@/api/foreseen';
import type { VisitProposal } from '@/api/contract';
import { useBranchFilter, useTimeZone } from '@/features/shell/useBranchFilter';
import { textOfCode, useText } from '@/i18n/useText';
import { EmptyState } from '@/ui/EmptyState';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { SeverityMark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { Decision } from './Decision';
import { Explanation } from './Explanation';
import styles from './Foreseen.module.css';

const ForecastChart = lazy(() => import('./ForecastChart').then((module) => ({ default: module.ForecastChart })));

const route = getRouteApi('/inside/foreseen');

export function ForeseenPage() {
  const text = useText();
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const { branchId } = useBranchFilter();
  const state = show ?? 'open';
  const list = useInfiniteQuery(proposalsQuery({ state, branch_id: branchId }));
  return (
    <>
      <PageHeader title={text('foreseen.title')} below={<span>{text('foreseen.words')}</span>} />
      <ListBar exported={{ path: '/api/v1/visit-proposals', filters: { state, branch_id: branchId } }}>
        <SegmentedControl
          aria-label={text('foreseen.show')}
          value={state}
          onChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, show: value === 'decided' ? 'decided' : undefined }),
              replace: true,
            })
          }
          data={(['open', 'decided'] as const).map((value) => ({ value, label: text(`foreseen.show_${value}`) }))}
        />
      </ListBar>
      <ListBody list={list} empty={<Nothing isOpen={state === 'open'} />}>
        {(rows) => (
          <ul className={styles.list}>
            {rows.map((proposal) => (
              <li key={proposal.id}>
                <Entry proposal={proposal} />
              </li>
            ))}
          </ul>
        )}
      </ListBody>
    </>
  );
}

function Entry({ proposal }: { proposal: VisitProposal }) {
  const timeZone = useTimeZone(proposal.branch_id);
  const title = (
    <Link to="/foreseen/$proposalId" params={{ proposalId: proposal.id }}>
      {proposal.asset_name}
    </Link>
  );
  const aside = (
    <span className={styles.marks}>
      <SeverityMark severity={proposal.severity} />
      {textOfCode('failure_mode', proposal.failure_mode)}
    </span>
  );
  return (
    <Panel title={title} aside={aside}>
      <div className={styles.entry}>
        <Explanation proposal={proposal} timeZone={timeZone} />
        <ChartOf proposal={proposal} timeZone={timeZone} />
      </div>
      <Decision proposal={proposal} timeZone={timeZone} />
    </Panel>
  );
}

export function ChartOf({ proposal, timeZone }: { proposal: VisitProposal; timeZone: string | undefined }) {
  const { evidence } = proposal;
  return (
    <Suspense fallback={<Skeleton height={170} />}>
      <ForecastChart
        pointId={proposal.point_id}
        name={evidence.point_name}
        unit={evidence.unit}
        limit={evidence.limit}
        direction={evidence.direction}
        severity={proposal.severity}
        path={evidence.path}
        timeZone={timeZone}
      />
    </Suspense>
  );
}

function Nothing({ isOpen }: { isOpen: boolean }) {
  const text = useText();
  return (
    <EmptyState icon="trendUp" title={text(isOpen ? 'foreseen.none' : 'foreseen.none_decided')}>
      {text('foreseen.none_words')}
    </EmptyState>
  );
}
