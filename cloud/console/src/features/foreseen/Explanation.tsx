// What a proposal explains itself with: observed against usual, trend, dates, and how far they can be trusted.
import { Link } from '@tanstack/react-router';
import type { VisitProposal } from '@/api/contract';
import { formatQuantity } from '@/i18n/numbers';
import { formatShortInstant } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import { Facts } from '@/ui/Facts';
import { useNow } from '@/ui/useNow';
import styles from './Foreseen.module.css';
import { percent } from './percent';

export function Explanation({ proposal, timeZone }: { proposal: VisitProposal; timeZone: string | undefined }) {
  const text = useText();
  const now = useNow();
  const { evidence } = proposal;
  const quantity = (value: number | null) => formatQuantity(value, evidence.unit);
  const instant = (at: string) => formatShortInstant(at, now, timeZone);
  const sign = evidence.direction === 'high' ? '≥' : '≤';
  const trend = `${evidence.slope_per_day > 0 ? '+' : ''}${quantity(evidence.slope_per_day)}`;
  return (
    <div className={styles.why}>
      <Facts
        facts={[
          [
            text('foreseen.signal'),
            <Link key="signal" to="/assets/$assetId" params={{ assetId: proposal.asset_id }}>
              {evidence.point_name}
            </Link>,
          ],
          [text('foreseen.observed'), quantity(evidence.value)],
          [
            text('foreseen.usual'),
            evidence.usual !== null && `${quantity(evidence.usual)} ± ${quantity(evidence.usual_spread)}`,
          ],
          [text('foreseen.since'), evidence.since && instant(evidence.since)],
          [text('foreseen.trend'), text('foreseen.per_day', { trend })],
          [text('foreseen.limit'), `${sign} ${quantity(evidence.limit)}`],
          [text('foreseen.earliest'), instant(proposal.earliest_at)],
          [
            text(evidence.is_within_horizon ? 'foreseen.expected' : 'foreseen.expected_beyond'),
            instant(proposal.expected_at),
          ],
          [text('foreseen.latest'), proposal.latest_at && instant(proposal.latest_at)],
          [text('foreseen.also'), evidence.also.map((one) => one.point_name).join(', ')],
        ]}
      />
      <p className="quiet">{text('foreseen.trust_words', { share: percent(proposal.coverage), count: evidence.checked })}</p>
    </div>
  );
}
