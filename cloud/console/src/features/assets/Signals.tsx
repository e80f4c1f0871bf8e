// The signals of a machine with their newest values.
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Point } from '@/api/contract';
import { pointsQuery } from '@/api/points';
import { useLiveReading } from '@/features/live/liveValues';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Quantity } from '@/ui/Quantity';
import styles from './Signals.module.css';

export function Signals({ assetId }: { assetId: string }) {
  const text = useText();
  const { data: points, error, refetch } = useQuery(pointsQuery({ asset_id: assetId }));
  if (points?.length === 0) return null;
  return (
    <Panel title={text('asset.points')} isFlush>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!points && !error && <Skeleton height={90} m={16} width="auto" />}
      <ul>
        {points?.map((point) => (
          <Signal key={point.id} point={point} />
        ))}
      </ul>
    </Panel>
  );
}

function Signal({ point }: { point: Point }) {
  const text = useText();
  const mayLimit = useMay('rule.write');
  const reading = useLiveReading(point.id, point.last);
  return (
    <li className={styles.signal}>
      <div className={styles.words}>
        <span>{point.name || point.key}</span>
        <span className="faint">{reading && <Age at={reading.at} />}</span>
      </div>
      <div className={styles.value}>
        <Quantity value={reading?.value} unit={point.unit} quality={reading?.quality} />
        {mayLimit && (
          <Link
            to="/connect"
            search={{ gateway: point.gateway_id, asset: point.asset_id ?? undefined, point: point.id, step: 'limit' }}
            className={styles.limit}
            aria-label={`${text('asset.set_limit')}: ${point.name || point.key}`}
          >
            {text('asset.set_limit')}
          </Link>
        )}
      </div>
    </li>
  );
}
