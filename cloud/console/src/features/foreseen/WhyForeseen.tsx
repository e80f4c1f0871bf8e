// On an order that was foreseen: why somebody goes there before anything has happened.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { proposalOfOrderQuery } from '@/api/foreseen';
import { useText } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { Explanation } from './Explanation';
import styles from './Foreseen.module.css';
import { ChartOf } from './ForeseenPage';

export function WhyForeseen({ workOrderId, timeZone }: { workOrderId: string; timeZone: string | undefined }) {
  const text = useText();
  const proposal = useQuery(proposalOfOrderQuery(workOrderId)).data;
  if (!proposal) return null;
  const aside = (
    <Link to="/foreseen/$proposalId" params={{ proposalId: proposal.id }}>
      {text('foreseen.open')}
    </Link>
  );
  return (
    <Panel title={text('foreseen.why')} aside={aside}>
      <div className={styles.entry}>
        <Explanation proposal={proposal} timeZone={timeZone} />
        <ChartOf proposal={proposal} timeZone={timeZone} />
      </div>
    </Panel>
  );
}
