// The chart of one point, with the value under the pointer or the newest one in its head.
import 'uplot/dist/uPlot.min.css';
import { useMantineColorScheme, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Reading, Timeline } from '@/api/contract';
import { seriesQuery } from '@/api/points';
import { useLiveReading } from '@/features/live/liveValues';
import { formatQuantity, formatValue, unitSign } from '@/i18n/numbers';
import { formatInstant } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { severityOf } from '@/ui/severity';
import { SeriesChart, type Shown } from './drawSeries';
import styles from './PointChart.module.css';
import { columnsOf, extentOf, grownTail, type Gap } from './seriesColumns';
import { instantsOf, nameOf, refreshMs, windowOf, type TimeChoice, type TimeWindow } from './timeWindow';

interface PointChartProps {
  point: Timeline['points'][number];
  alarms: Timeline['alarms'];
  choice: TimeChoice;
  window: TimeWindow;
  timeZone: string | undefined;
  height?: number;
  onZoom: (window: TimeWindow) => void;
  onZoomOut: () => void;
}

const SYNC_KEY = 'mafundi';
const NO_TAIL: Reading[] = [];
const NO_GAPS: Gap[] = [];

export function PointChart({ point, alarms, choice, window, timeZone, height = 190, onZoom, onZoomOut }: PointChartProps) {
  const text = useText();
  const series = useQuery({
    ...seriesQuery(point.id, () => instantsOf(windowOf(choice, Date.now())), nameOf(choice)),
    refetchInterval: refreshMs(choice),
  });
  const tail = useTail(point.id, choice, series.dataUpdatedAt);
  const columns = useMemo(() => columnsOf(series.data, tail), [series.data, tail]);
  const ownAlarms = alarms.filter((alarm) => alarm.point_id === point.id);
  const shown: Shown = {
    columns,
    window,
    bands: point.bands.map((band) => ({ ...band, severity: severityOf(band.severity) })),
    gaps: series.data?.gaps ?? NO_GAPS,
    alarms: ownAlarms.map((alarm) => ({
      from: Date.parse(alarm.raised_at),
      to: alarm.cleared_at ? Date.parse(alarm.cleared_at) : null,
      severity: severityOf(alarm.severity),
    })),
  };
  const [pointer, setPointer] = useState<number | null>(null);
  const at = pointer ?? columns[0].length - 1;
  const extent = extentOf(columns);
  const spoken = extent && {
    name: point.name,
    low: formatQuantity(extent.low, point.unit),
    high: formatQuantity(extent.high, point.unit),
    last: formatQuantity(columns[3].findLast((value) => value !== null), point.unit),
    alarms: ownAlarms.length,
  };
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        <span className={styles.name}>{point.name}</span>
        <span className={styles.value}>
          <strong>{formatValue(columns[3][at])}</strong> {unitSign(point.unit)}
        </span>
        {columns[0][at] !== undefined && <span className="faint">{formatInstant(columns[0][at] * 1000, timeZone)}</span>}
      </figcaption>
      {series.error && <ProblemNotice error={series.error} onRetry={() => void series.refetch()} />}
      <div role="img" aria-label={spoken ? text('chart.about', spoken) : text('chart.no_data')}>
        <SeriesCanvas shown={shown} height={height} timeZone={timeZone} onPointer={setPointer} onZoom={onZoom} onZoomOut={onZoomOut} />
      </div>
      {series.isSuccess && !extent && <p className={styles.nothing}>{text('chart.no_data')}</p>}
    </figure>
  );
}

/** The values that arrived since the series was read; a fixed window has none. */
function useTail(pointId: number, choice: TimeChoice, readAt: number): Reading[] {
  const live = useLiveReading(pointId, null);
  const [tail, setTail] = useState(NO_TAIL);
  const keepFrom = readAt - 60_000;
  useEffect(() => {
    if (live) setTail((before) => grownTail(before, live, keepFrom));
  }, [live, keepFrom]);
  return choice.kind === 'live' ? tail : NO_TAIL;
}

interface CanvasProps {
  shown: Shown;
  height: number;
  timeZone: string | undefined;
  onPointer: (index: number | null) => void;
  onZoom: (window: TimeWindow) => void;
  onZoomOut: () => void;
}

export function SeriesCanvas({ shown, height, timeZone, onPointer, onZoom, onZoomOut }: CanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<SeriesChart>(null);
  const { colorScheme } = useMantineColorScheme();
  const light = useComputedColorScheme('light');
  const pointed = useEffectEvent(onPointer);
  const zoomed = useEffectEvent(onZoom);
  const zoomedOut = useEffectEvent(onZoomOut);
  const first = useEffectEvent(() => shown);
  useEffect(() => {
    const ground = place.current!;
    const drawn = new SeriesChart(ground, first(), {
      height,
      timeZone,
      syncKey: SYNC_KEY,
      onPointer: (index) => pointed(index),
      onZoom: (window) => zoomed(window),
      onZoomOut: () => zoomedOut(),
    });
    chart.current = drawn;
    const watcher = new ResizeObserver(() => drawn.resize(Math.max(ground.clientWidth, 120), height));
    watcher.observe(ground);
    return () => {
      watcher.disconnect();
      drawn.end();
      chart.current = null;
    };
    // The colours are read when the chart is made: another scheme needs another chart.
  }, [height, timeZone, colorScheme, light]);
  useEffect(() => chart.current?.show(shown));
  return <div ref={place} className={styles.canvas} style={{ minHeight: height }} />;
}
