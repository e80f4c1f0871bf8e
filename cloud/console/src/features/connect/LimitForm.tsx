// The fields of a limit, with the line drawn into the recent course of the value.
import { Button, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState, type SubmitEvent } from 'react';
import type { NewRule, Point, Rule, Severity } from '@/api/contract';
import { rulesQuery, seriesQuery } from '@/api/points';
import { Problem } from '@/api/problem';
import { FAILURE_MODES } from '@/features/alarms/failureModes';
import { columnsOf } from '@/features/charts/seriesColumns';
import { instantsOf, nameOf, windowOf } from '@/features/charts/timeWindow';
import { useTimeZone } from '@/features/shell/useBranchFilter';
import { formatQuantity, unitSign } from '@/i18n/numbers';
import { textOfCode, useText } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { SEVERITIES } from '@/ui/severity';
import { useNow } from '@/ui/useNow';
import styles from './ConnectPage.module.css';
import { crossings, DAY, numberOf, presetFor, suggestedLimit, type Direction } from './limitPreview';
import { useAddRule } from './useAddRule';

const PointChart = lazy(() => import('@/features/charts/PointChart').then((module) => ({ default: module.PointChart })));

const NO_ALARMS: never[] = [];

interface LimitFormProps {
  point: Point;
  branchId: string | undefined;
  onSet: () => void;
}

/** A chart has no limit of its own: it learns one. */
function bandOf(rule: Rule) {
  if (!('limit' in rule.params)) return [];
  const { direction, limit } = rule.params;
  return [{ rule_id: rule.id, kind: direction, limit, severity: rule.severity }];
}

export function LimitForm({ point, branchId, onSet }: LimitFormProps) {
  const text = useText();
  const timeZone = useTimeZone(branchId);
  const now = useNow();
  const [direction, setDirection] = useState<Direction>('high');
  const [severity, setSeverity] = useState<Severity>('high');
  const [typed, setTyped] = useState<string>();
  const series = useQuery(seriesQuery(point.id, () => instantsOf(windowOf(DAY, Date.now())), nameOf(DAY)));
  const columns = useMemo(() => columnsOf(series.data, []), [series.data]);
  const present = useQuery(rulesQuery(point.id)).data ?? [];
  const choice = presetFor(columns, now);
  const suggested = suggestedLimit(columns, direction);
  const shown = typed ?? (suggested === null ? '' : String(suggested));
  const limit = numberOf(shown);
  const setting = useAddRule(onSet);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (limit === null) return;
    const form = new FormData(event.currentTarget);
    const number = (name: string) => numberOf(String(form.get(name))) ?? 0;
    const rule: NewRule = {
      point_id: point.id,
      name: `${point.name || point.key} ${direction === 'high' ? '≥' : '≤'} ${formatQuantity(limit, point.unit)}`,
      kind: 'limit',
      params: { direction, limit, deadband: number('deadband'), on_delay_s: number('on_delay_s'), off_delay_s: number('on_delay_s') },
      severity,
      failure_mode: String(form.get('failure_mode')),
      effect: form.get('effect') === 'observation' ? 'observation' : 'work_order',
      stage: 'live',
    };
    setting.mutate(rule);
  };
  const problem = setting.error instanceof Problem ? setting.error : undefined;
  const unit = unitSign(point.unit);
  return (
    <form className={styles.parts} onSubmit={submit}>
      <Panel>
        <div className={styles.form}>
          <Suspense fallback={<Skeleton height={216} />}>
            <PointChart
              point={{
                id: point.id,
                name: point.name || point.key,
                unit: point.unit,
                bands: [
                  ...present.flatMap(bandOf),
                  ...(limit === null ? [] : [{ rule_id: 'preview', kind: direction, limit, severity }]),
                ],
              }}
              alarms={NO_ALARMS}
              choice={choice}
              window={windowOf(choice, now)}
              timeZone={timeZone}
              onZoom={() => undefined}
              onZoomOut={() => undefined}
            />
          </Suspense>
          <div className={styles.pair}>
            <NativeSelect
              label={text('connect.direction')}
              value={direction}
              onChange={(event) => setDirection(event.currentTarget.value === 'low' ? 'low' : 'high')}
              data={[
                { value: 'high', label: text('connect.direction_high') },
                { value: 'low', label: text('connect.direction_low') },
              ]}
            />
            <TextInput
              label={unit ? `${text('connect.limit')} (${unit})` : text('connect.limit')}
              required
              inputMode="decimal"
              value={shown}
              onChange={(event) => setTyped(event.currentTarget.value)}
              error={limit === null && shown !== '' ? text('connect.limit_needs_number') : problem?.about('limit')}
            />
            <NativeSelect
              label={text('connect.severity')}
              value={severity}
              onChange={(event) => setSeverity(SEVERITIES.find((one) => one === event.currentTarget.value) ?? 'high')}
              data={SEVERITIES.map((value) => ({ value, label: text(`severity.${value}`) }))}
            />
          </div>
          <p className={styles.preview} role="status">
            {previewWords()}
          </p>
          <div className={styles.pair}>
            <TextInput
              name="on_delay_s"
              inputMode="decimal"
              defaultValue="10"
              label={text('connect.hold')}
              description={text('connect.hold_words')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              error={problem?.about('on_delay_s')}
            />
            <TextInput
              name="deadband"
              inputMode="decimal"
              key={limit}
              defaultValue={limit === null ? '0' : String(Number((Math.abs(limit) * 0.03).toPrecision(1)))}
              label={unit ? `${text('connect.gap')} (${unit})` : text('connect.gap')}
              description={text('connect.gap_words')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              error={problem?.about('deadband')}
            />
            <NativeSelect
              name="failure_mode"
              label={text('connect.failure_mode')}
              data={FAILURE_MODES.map((value) => ({ value, label: textOfCode('failure_mode', value) }))}
            />
            <NativeSelect
              name="effect"
              label={text('connect.effect')}
              data={[
                { value: 'work_order', label: text('connect.effect_work_order') },
                { value: 'observation', label: text('connect.effect_observation') },
              ]}
            />
          </div>
        </div>
      </Panel>
      {setting.error && <ProblemNotice error={setting.error} onRetry={() => setting.reset()} />}
      <div className={styles.buttons}>
        <Button type="submit" loading={setting.isPending} disabled={limit === null}>
          {text('connect.set_limit')}
        </Button>
      </div>
    </form>
  );

  function previewWords(): string {
    if (limit === null || suggested === null) return text('connect.limit_preview_unknown');
    const count = crossings(columns, direction, limit);
    return count === 0 ? text('connect.limit_preview_none') : text('connect.limit_preview', { count });
  }
}
