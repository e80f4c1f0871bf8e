// Where a value is going, as an arrow with a word for those who hear the page.
import { useText } from '@/i18n/useText';
import { Icon, type IconName } from './Icon';
import { trendOf, type Trend } from './sparklinePath';

const ICONS: Record<Trend, IconName> = { up: 'trendUp', down: 'trendDown', level: 'trendLevel' };

export function TrendMark({ values }: { values: (number | null)[] }) {
  const text = useText();
  const trend = trendOf(values);
  return (
    <span className="quiet" title={text(`trend.${trend}`)}>
      <Icon name={ICONS[trend]} size={15} />
      <span className="only-heard">{text(`trend.${trend}`)}</span>
    </span>
  );
}
