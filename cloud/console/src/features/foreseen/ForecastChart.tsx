// What was measured and what is foreseen in one chart: the course, its interval, and the limit.
import 'uplot/dist/uPlot.min.css';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PathStep, Severity } from '@/api/contract';
import { seriesQuery } from '@/api/points';
import type { Shown } from '@/features/charts/drawSeries';
import { SeriesCanvas } from '@/features/charts/PointChart';
import { columnsOf } from '@/features/charts/seriesColumns';
import { instantsOf } from '@/features/charts/timeWindow';
import { formatQuantity } from '@/i18n/numbers';
import { useText } from '@/i18n/useText';
import { withPath } from './withPath';

interface ForecastChartProps {
  pointId: number;
  name: string;
  unit: string;
  limit: number;
  direction: 'high' | 'low';
  severity: Severity;
  path: PathStep[];
  timeZone: string | undefined;
}

/** So many times the horizon of the past is shown before it. */
const PAST = 4;
const HEIGHT = 170;
const NOTHING = () => undefined;

export function ForecastChart({ pointId, name, unit, limit, direction, severity, path, timeZone }: ForecastChartProps) {
  const text = useText();
  const first = path[0]?.at ?? 0;
  const last = path.at(-1)?.at ?? first;
  const past = { from: (first - PAST * (last - first)) * 1000, to: first * 1000 };
  const series = useQuery({
    ...seriesQuery(pointId, () => instantsOf(past), `foreseen ${past.from} ${past.to}`),
    enabled: last > first,
  });
  const columns = useMemo(() => withPath(columnsOf(series.data, []), path, limit), [series.data, path, limit]);
  if (last <= first) return null;
  const shown: Shown = {
    columns,
    window: { from: past.from, to: last * 1000 },
    bands: [{ kind: direction, limit, severity }],
    gaps: series.data?.gaps ?? [],
    alarms: [],
    foreseenFrom: past.to,
  };
  const end = path.at(-1);
  const spoken = {
    name,
    expected: formatQuantity(end?.expected, unit),
    low: formatQuantity(end?.low, unit),
    high: formatQuantity(end?.high, unit),
    limit: formatQuantity(limit, unit),
  };
  return (
    <div role="img" aria-label={text('foreseen.chart_about', spoken)}>
      <SeriesCanvas
        shown={shown}
        height={HEIGHT}
        timeZone={timeZone}
        onPointer={NOTHING}
        onZoom={NOTHING}
        onZoomOut={NOTHING}
      />
    </div>
  );
}
