// All signals of a machine, its alarms and its work orders on one time line.
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { timelineQuery } from '@/api/assets';
import { useText } from '@/i18n/useText';
import { Icon } from '@/ui/Icon';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useNow } from '@/ui/useNow';
import { EventLanes } from './EventLanes';
import { RangePicker } from './RangePicker';
import styles from './TimelinePanel.module.css';
import { instantsOf, nameOf, refreshMs, windowOf, type TimeChoice } from './timeWindow';

const PointChart = lazy(() => import('./PointChart').then((module) => ({ default: module.PointChart })));

interface TimelinePanelProps {
  assetId: string;
  title: string;
  choice: TimeChoice;
  timeZone: string | undefined;
  onChoice: (choice: TimeChoice | null) => void;
  /** What to show when no signal is bound. */
  empty?: ReactNode;
}

export function TimelinePanel({ assetId, title, choice, timeZone, onChoice, empty }: TimelinePanelProps) {
  const text = useText();
  const now = useNow();
  const window = windowOf(choice, now);
  const { data: timeline, error, refetch } = useQuery({
    ...timelineQuery(assetId, () => instantsOf(windowOf(choice, Date.now())), nameOf(choice)),
    refetchInterval: refreshMs(choice),
  });
  const hasSignals = !timeline || timeline.points.length > 0;
  return (
    <Panel title={title} aside={hasSignals && <RangePicker choice={choice} onChoice={onChoice} />}>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!timeline && !error && <Skeleton height={240} />}
      {timeline && !hasSignals && empty}
      {timeline && hasSignals && (
        <div className={styles.charts}>
          {timeline.points.map((point) => (
            <Suspense key={point.id} fallback={<Skeleton height={216} />}>
              <PointChart
                point={point}
                alarms={timeline.alarms}
                choice={choice}
                window={window}
                timeZone={timeZone}
                onZoom={({ from, to }) => onChoice({ kind: 'fixed', from, to })}
                onZoomOut={() => onChoice(null)}
              />
            </Suspense>
          ))}
          <EventLanes assetId={assetId} timeline={timeline} window={window} now={now} timeZone={timeZone} />
          <div className={styles.foot}>
            <p className={styles.help}>{text('chart.zoom_help')}</p>
            <Button
              component="a"
              variant="default"
              size="compact-sm"
              leftSection={<Icon name="download" />}
              href={`/api/v1/assets/${assetId}/readings.csv?${new URLSearchParams(instantsOf(window))}`}
              download
            >
              {text('asset.raw_readings')}
            </Button>
          </div>
        </div>
      )}
    </Panel>
  );
}
