// Step 5: the first limit, tried on the recent series before it is set.
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { assetQuery } from '@/api/assets';
import type { Point } from '@/api/contract';
import { pointsQuery } from '@/api/points';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { RowsSkeleton } from '@/ui/ListBody';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './ConnectPage.module.css';
import { ChartForm } from './ChartForm';
import { DeadbandForm } from './DeadbandForm';
import { LimitForm } from './LimitForm';

export function LimitStep({ assetId, pointId }: { assetId: string; pointId: number | undefined }) {
  const text = useText();
  const mayConfigure = useMay('gateway.write');
  const asset = useQuery(assetQuery(assetId)).data;
  const { data: points, error, refetch } = useQuery(pointsQuery({ asset_id: assetId }));
  const [chosen, setChosen] = useState(pointId);
  const [isDone, setDone] = useState(false);
  const [kind, setKind] = useState<'limit' | 'ewma'>('limit');
  if (error && !points) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!points) return <RowsSkeleton />;
  const point: Point | undefined = points.find((one) => one.id === chosen) ?? points[0];
  if (!point) return <EmptyState icon="agents" title={text('asset.no_points')} />;
  if (isDone) {
    const action = (
      <ButtonLink to="/assets/$assetId" params={{ assetId }}>
        {text('connect.go_to_machine')}
      </ButtonLink>
    );
    return (
      <Panel>
        <EmptyState icon="normal" title={text('connect.done')} action={action}>
          {text('connect.done_words', { name: asset?.name ?? '' })}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <div className={styles.parts}>
      <p className={styles.lead}>{text('connect.limit_words')}</p>
      <div className={styles.pair}>
        <NativeSelect
          label={text('connect.signal')}
          value={String(point.id)}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
          data={points.map((one) => ({ value: String(one.id), label: one.name || one.key }))}
        />
        <NativeSelect
          label={text('chart.kind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value === 'ewma' ? 'ewma' : 'limit')}
          data={[
            { value: 'limit', label: text('chart.kind_limit') },
            { value: 'ewma', label: text('chart.kind_ewma') },
          ]}
        />
      </div>
      {kind === 'limit' ? (
        <LimitForm key={point.id} point={point} branchId={asset?.branch_id} onSet={() => setDone(true)} />
      ) : (
        <ChartForm key={point.id} point={point} onSet={() => setDone(true)} />
      )}
      {mayConfigure && (
        <details className={styles.more} key={`deadband-${point.id}`}>
          <summary>{text('deadband.title')}</summary>
          <Panel>
            <DeadbandForm point={point} />
          </Panel>
        </details>
      )}
      <div className={styles.buttons}>
        <ButtonLink to="/assets/$assetId" params={{ assetId }} variant="subtle">
          {text('connect.skip_limit')}
        </ButtonLink>
      </div>
    </div>
  );
}
