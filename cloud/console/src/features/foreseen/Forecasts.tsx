// On a machine's page: for each of its limits what is foreseen, or why nothing can be said.
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { forecastsQuery } from '@/api/foreseen';
import type { Forecast } from '@/api/contract';
import { useMay } from '@/features/shell/useMay';
import { formatQuantity } from '@/i18n/numbers';
import { formatShortInstant } from '@/i18n/times';
import { useText, type Text } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { useNow } from '@/ui/useNow';
import styles from './Foreseen.module.css';
import { percent } from './percent';

const ForecastChart = lazy(() => import('./ForecastChart').then((module) => ({ default: module.ForecastChart })));

export function Forecasts({ assetId, timeZone }: { assetId: string; timeZone: string | undefined }) {
  const text = useText();
  const mayRead = useMay('prediction.read');
  const forecasts = useQuery({ ...forecastsQuery(assetId), enabled: mayRead }).data ?? [];
  if (forecasts.length === 0) return null;
  return (
    <Panel title={text('foreseen.title')} isFlush>
      <ul>
        {forecasts.map((forecast) => (
          <Entry key={forecast.rule_id} forecast={forecast} timeZone={timeZone} />
        ))}
      </ul>
    </Panel>
  );
}

function Entry({ forecast, timeZone }: { forecast: Forecast; timeZone: string | undefined }) {
  const text = useText();
  const now = useNow();
  const [isOpen, setOpen] = useState(forecast.outcome === 'reaches');
  return (
    <li className={styles.forecast}>
      <span className={styles.name}>{forecast.point_name}</span>
      <span>{wordsOf(text, forecast, now, timeZone)}</span>
      {forecast.coverage !== null && forecast.path.length > 0 && (
        <span className="faint">
          {text('foreseen.trust_words', { share: percent(forecast.coverage), count: forecast.checked })}
        </span>
      )}
      {forecast.path.length > 0 && (
        <details className={styles.more} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{text('foreseen.chart_of', { name: forecast.point_name })}</summary>
          {isOpen && (
            <Suspense fallback={<Skeleton height={170} />}>
              <ForecastChart
                pointId={forecast.point_id}
                name={forecast.point_name}
                unit={forecast.unit}
                limit={forecast.limit}
                direction={isAbove(forecast) ? 'high' : 'low'}
                severity="high"
                path={forecast.path}
                timeZone={timeZone}
              />
            </Suspense>
          )}
        </details>
      )}
    </li>
  );
}

/** A value that has not reached its limit says by its side which kind of limit it is. */
function isAbove(forecast: Forecast): boolean {
  return forecast.value === null || forecast.limit >= forecast.value;
}

function wordsOf(text: Text, forecast: Forecast, now: number, timeZone: string | undefined): string {
  const limit = formatQuantity(forecast.limit, forecast.unit);
  const instant = (at: string | null) => (at ? formatShortInstant(at, now, timeZone) : '');
  if (forecast.outcome === 'none') return text(`foreseen.reason_${forecast.reason || 'too_few'}`, { limit });
  if (forecast.outcome === 'reaches') {
    return text('foreseen.reaches', {
      limit,
      earliest: instant(forecast.earliest_at),
      expected: instant(forecast.expected_at),
    });
  }
  if (forecast.earliest_at) return text('foreseen.may_reach', { limit, earliest: instant(forecast.earliest_at) });
  return text('foreseen.not_within', { limit, until: instant(forecast.horizon_at) });
}
