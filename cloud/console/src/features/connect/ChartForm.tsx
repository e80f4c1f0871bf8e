// The fields of a chart: what is usual it learns by itself, a person says how unusual is too unusual.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { SubmitEvent } from 'react';
import type { NewRule, Point } from '@/api/contract';
import { Problem } from '@/api/problem';
import { FAILURE_MODES } from '@/features/alarms/failureModes';
import { textOfCode, useText } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { SEVERITIES } from '@/ui/severity';
import styles from './ConnectPage.module.css';
import { numberOf } from './limitPreview';
import { useAddRule } from './useAddRule';

const DIRECTIONS = ['high', 'low', 'both'] as const;

type FieldName = 'learn_samples' | 'every_s' | 'width' | 'on_delay_min';

export function ChartForm({ point, onSet }: { point: Point; onSet: () => void }) {
  const text = useText();
  const setting = useAddRule(onSet);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => numberOf(String(form.get(name))) ?? undefined;
    const delay = (number('on_delay_min') ?? 60) * 60;
    const rule = {
      point_id: point.id,
      name: text('chart.name', { point: point.name || point.key }),
      kind: 'ewma',
      params: {
        direction: DIRECTIONS.find((one) => one === form.get('direction')) ?? 'high',
        learn_samples: number('learn_samples'),
        width: number('width'),
        every_s: number('every_s'),
        on_delay_s: delay,
        off_delay_s: delay,
      },
      severity: SEVERITIES.find((one) => one === form.get('severity')) ?? 'medium',
      failure_mode: String(form.get('failure_mode')),
      effect: form.get('effect') === 'work_order' ? 'work_order' : 'observation',
      stage: 'live',
    } as NewRule; // a field left empty is left out, and the service has the usual value
    setting.mutate(rule);
  };
  const problem = setting.error instanceof Problem ? setting.error : undefined;
  const field = (name: FieldName, usual: string) => (
    <TextInput
      name={name}
      inputMode="decimal"
      defaultValue={usual}
      label={text(`chart.${name}`)}
      description={text(`chart.${name}_words`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={problem?.about(name) ?? problem?.about(`params.${name}`)}
    />
  );
  return (
    <form className={styles.parts} onSubmit={submit}>
      <Panel>
        <div className={styles.form}>
          <p className={styles.preview}>{text('chart.words')}</p>
          <div className={styles.pair}>
            <NativeSelect
              name="direction"
              label={text('chart.direction')}
              data={DIRECTIONS.map((value) => ({ value, label: text(`chart.direction_${value}`) }))}
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
                { value: 'observation', label: text('connect.effect_observation') },
                { value: 'work_order', label: text('connect.effect_work_order') },
              ]}
            />
            <NativeSelect
              name="severity"
              label={text('connect.severity')}
              defaultValue="medium"
              data={SEVERITIES.map((value) => ({ value, label: text(`severity.${value}`) }))}
            />
          </div>
          <details className={styles.more}>
            <summary>{text('chart.more')}</summary>
            <div className={styles.pair}>
              {field('learn_samples', '200')}
              {field('every_s', '0')}
              {field('width', '8')}
              {field('on_delay_min', '60')}
            </div>
          </details>
        </div>
      </Panel>
      {setting.error && <ProblemNotice error={setting.error} onRetry={() => setting.reset()} />}
      <div className={styles.buttons}>
        <Button type="submit" loading={setting.isPending}>
          {text('chart.begin')}
        </Button>
      </div>
    </form>
  );
}
