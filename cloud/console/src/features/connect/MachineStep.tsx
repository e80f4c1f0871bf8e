// Step 4: the machine the signals come from.
import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { addAsset, addSite } from '@/api/assets';
import type { NewAsset, Point } from '@/api/contract';
import { gatewayQuery } from '@/api/gateways';
import { bindPoint, pointsQuery } from '@/api/points';
import { useText } from '@/i18n/useText';
import { AssetChoice } from '@/ui/AssetChoice';
import { EmptyState } from '@/ui/EmptyState';
import { RowsSkeleton } from '@/ui/ListBody';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Quantity } from '@/ui/Quantity';
import styles from './ConnectPage.module.css';
import { newMachineOf, NewMachineFields } from './NewMachineFields';
import { equipmentOf } from './suggestedName';

interface MachineStepProps {
  gatewayId: string;
  onBound: (assetId: string) => void;
}

export function MachineStep({ gatewayId, onBound }: MachineStepProps) {
  const text = useText();
  const { data: points, error, refetch } = useQuery(pointsQuery({ gateway_id: gatewayId, state: 'pending' }));
  if (error && !points) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!points) return <RowsSkeleton />;
  if (points.length === 0) return <EmptyState icon="normal" title={text('connect.none_pending')} />;
  return <Binding gatewayId={gatewayId} points={points} onBound={onBound} />;
}

function Binding({ gatewayId, points, onBound }: MachineStepProps & { points: Point[] }) {
  const text = useText();
  const queries = useQueryClient();
  const branchId = useQuery(gatewayQuery(gatewayId)).data?.branch_id;
  const first = equipmentOf(points[0]?.key ?? '');
  const [chosen, setChosen] = useState(() => new Set(points.filter((one) => equipmentOf(one.key) === first).map((one) => one.id)));
  const [kind, setKind] = useState<'existing' | 'new'>('existing');
  const [assetId, setAssetId] = useState<string | null>(null);
  const binding = useMutation({
    mutationFn: async (machine: NewAsset | string) => {
      const id = typeof machine === 'string' ? machine : (await addAsset(machine)).id;
      // Once the machine exists a failed binding must not create it again.
      setKind('existing');
      setAssetId(id);
      for (const point of points) if (chosen.has(point.id)) await bindPoint(point, id);
      return id;
    },
    onSuccess: onBound,
    onSettled: () =>
      Promise.all(['points', 'assets', 'overview', 'gateways'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (kind === 'existing') {
      if (assetId) binding.mutate(assetId);
      return;
    }
    const { machine, site } = newMachineOf(new FormData(event.currentTarget));
    if (site && branchId) machine.site_id = (await addSite({ ...site, branch_id: branchId })).id;
    binding.mutate(machine);
  };
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <form className={styles.parts} onSubmit={(event) => void submit(event)}>
      {binding.error && <ProblemNotice error={binding.error} onRetry={() => binding.reset()} />}
      <Panel title={text('connect.choose_machine')}>
        <div className={styles.form}>
          <SegmentedControl
            aria-label={text('connect.choose_machine')}
            value={kind}
            onChange={(value) => setKind(value === 'new' ? 'new' : 'existing')}
            data={[
              { value: 'existing', label: text('connect.machine_existing') },
              { value: 'new', label: text('connect.machine_new') },
            ]}
          />
          {kind === 'existing' ? (
            <AssetChoice label={text('connect.machine')} branchId={branchId} value={assetId} isRequired onChange={setAssetId} />
          ) : (
            <NewMachineFields branchId={branchId} error={binding.error} />
          )}
        </div>
      </Panel>
      <Panel title={text('connect.step_values')}>
        <ul>
          {points.map((point) => (
            <li key={point.id} className={styles.check}>
              <label>
                <input type="checkbox" checked={chosen.has(point.id)} onChange={() => toggle(point.id)} />
                {point.name || point.key}
              </label>
              <Quantity value={point.last?.value} unit={point.unit} quality={point.last?.quality} />
            </li>
          ))}
        </ul>
      </Panel>
      <div className={styles.buttons}>
        <Button type="submit" loading={binding.isPending} disabled={chosen.size === 0 || (kind === 'existing' && !assetId)}>
          {text('connect.bind', { count: chosen.size })}
        </Button>
      </div>
    </form>
  );
}
