// Step 3: the raw values as they arrive, and the names people will know them by.
import { Button, Loader, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { Point } from '@/api/contract';
import { namePoint, pointsQuery } from '@/api/points';
import { useLiveReading } from '@/features/live/liveValues';
import { useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { announce } from '@/ui/announcements';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Quantity } from '@/ui/Quantity';
import styles from './ConnectPage.module.css';
import { AgentLog } from './AgentLog';
import { EquipmentForm } from './EquipmentForm';
import { suggestedName } from './suggestedName';

const ASK_MS = 3000;

export function ValuesStep({ gatewayId, onContinue }: { gatewayId: string; onContinue: () => void }) {
  const text = useText();
  const { data: points, error, refetch } = useQuery({ ...pointsQuery({ gateway_id: gatewayId }), refetchInterval: ASK_MS });
  const pending = points?.filter((point) => point.state === 'pending') ?? [];
  return (
    <div className={styles.parts}>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {points && points.length === 0 && (
        <Panel title={text('connect.no_equipment')}>
          <div className={styles.form}>
            <p className={styles.lead}>{text('connect.no_equipment_words')}</p>
            <EquipmentForm gatewayId={gatewayId} />
            <p className={styles.waiting} role="status">
              <Loader size="sm" color="gray" />
              {text('connect.waiting_values')}
            </p>
          </div>
        </Panel>
      )}
      <AgentLog gatewayId={gatewayId} />
      {pending.length > 0 && <Names points={pending} onSaved={onContinue} />}
      {points && points.length > 0 && (
        <>
          {pending.length === 0 && <p className={styles.lead}>{text('connect.none_pending')}</p>}
          <details className={styles.more}>
            <summary>{text('connect.wire_more')}</summary>
            <Panel>
              <EquipmentForm gatewayId={gatewayId} />
            </Panel>
          </details>
        </>
      )}
    </div>
  );
}

function Names({ points, onSaved }: { points: Point[]; onSaved: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Record<number, string>>({});
  const nameOf = (point: Point) => typed[point.id] ?? (isUnnamed(point) ? suggestedName(point.key) : point.name);
  const saving = useMutation({
    mutationFn: async () => {
      for (const point of points) {
        const name = nameOf(point).trim();
        if (name && name !== point.name) await namePoint(point, name);
      }
    },
    onSuccess: () => {
      announce(text('connect.names_saved'));
      onSaved();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['points'] }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Panel title={text('connect.step_values')}>
      <form onSubmit={submit}>
        <p className={styles.lead}>
          {text('connect.values_words')} {text('connect.name_words')}
        </p>
        {saving.error && <ProblemNotice error={saving.error} onRetry={() => saving.reset()} />}
        <ul>
          {points.map((point) => (
            <li key={point.id} className={styles.point}>
              <TextInput
                label={<span className="mono">{point.key}</span>}
                aria-label={text('connect.name_of', { key: point.key })}
                value={nameOf(point)}
                required
                withAsterisk={false}
                maxLength={120}
                onChange={(event) => {
                  const name = event.currentTarget.value;
                  setTyped((before) => ({ ...before, [point.id]: name }));
                }}
              />
              <RawValue point={point} />
            </li>
          ))}
        </ul>
        <div className={styles.buttons}>
          <Button type="submit" loading={saving.isPending}>
            {text('connect.save_names')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** A point nobody has named carries its key as its name, or none. */
function isUnnamed(point: Point): boolean {
  return point.name === '' || point.name === point.key || point.name === point.key.split('/').at(-1);
}

function RawValue({ point }: { point: Point }) {
  const reading = useLiveReading(point.id, point.last);
  return (
    <div className={styles.now}>
      <Quantity value={reading?.value} unit={point.unit} quality={reading?.quality} size="big" />
      <span className="faint">{reading && <Age at={reading.at} />}</span>
    </div>
  );
}
