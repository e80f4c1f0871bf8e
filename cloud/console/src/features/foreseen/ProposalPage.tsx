// One proposed visit: what it explains itself with, the chart, and the decision.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { proposalQuery } from '@/api/foreseen';
import { useBranch, useTimeZone } from '@/features/shell/useBranchFilter';
import { textOfCode, useText } from '@/i18n/useText';
import { RowsSkeleton } from '@/ui/ListBody';
import { Mark, SeverityMark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Decision } from './Decision';
import { Explanation } from './Explanation';
import styles from './Foreseen.module.css';
import { ChartOf } from './ForeseenPage';

const route = getRouteApi('/inside/foreseen/$proposalId');

export function ProposalPage() {
  const text = useText();
  const { proposalId } = route.useParams();
  const { data: proposal, error, refetch } = useQuery(proposalQuery(proposalId));
  const timeZone = useTimeZone(proposal?.branch_id);
  const branch = useBranch(proposal?.branch_id);
  if (error && !proposal) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!proposal) return <RowsSkeleton />;
  return (
    <>
      <PageHeader
        above={<Link to="/foreseen">{text('foreseen.title')}</Link>}
        title={proposal.asset_name}
        below={
          <>
            <SeverityMark severity={proposal.severity} />
            <Mark tone="plain">{text(`foreseen.state_${proposal.state}`)}</Mark>
            <span>{textOfCode('failure_mode', proposal.failure_mode)}</span>
            {branch && <span>{branch.name}</span>}
          </>
        }
      />
      <div className={styles.list}>
        <Panel title={text('foreseen.chart')}>
          <ChartOf proposal={proposal} timeZone={timeZone} />
          <p className="faint">{text('foreseen.chart_words')}</p>
        </Panel>
        <Panel title={text('foreseen.why')}>
          <Explanation proposal={proposal} timeZone={timeZone} />
        </Panel>
        <Decision proposal={proposal} timeZone={timeZone} isMain />
      </div>
    </>
  );
}
