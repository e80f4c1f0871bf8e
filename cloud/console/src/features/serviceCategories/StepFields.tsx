// One step of a kind of job: what is asked, how it is answered, and what belongs to that kind of answer.
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Problem } from '@/api/problem';
import { numberOf } from '@/features/workOrders/stepBand';
import { useText } from '@/i18n/useText';
import { STEP_KINDS, type StepDraft } from './stepDrafts';
import styles from './StepsEditor.module.css';

interface StepFieldsProps {
  step: StepDraft;
  number: number;
  problem: Problem | undefined;
  onChange: (step: StepDraft) => void;
}

export function StepFields({ step, number, problem, onChange }: StepFieldsProps) {
  const text = useText();
  const about = (field: string) => problem?.fields.find((one) => one.field === `steps.${number - 1}${field}`)?.message;
  const wrong = about('');
  return (
    <div className={styles.fields}>
      <TextInput
        className={styles.title}
        label={text('kinds.step_title', { number })}
        required
        maxLength={200}
        value={step.title}
        error={about('.title')}
        onChange={(event) => onChange({ ...step, title: event.currentTarget.value })}
      />
      <NativeSelect
        label={text('kinds.step_kind')}
        value={step.kind}
        error={about('.kind')}
        onChange={(event) => onChange({ ...step, kind: STEP_KINDS.find((kind) => kind === event.currentTarget.value) ?? 'check' })}
        data={STEP_KINDS.map((kind) => ({ value: kind, label: text(`step_kind.${kind}`) }))}
      />
      {step.kind === 'number' && <Band step={step} onChange={onChange} />}
      {step.kind === 'choice' && (
        <Textarea
          className={styles.options}
          label={text('kinds.step_options')}
          description={text('kinds.step_options_words')}
          autosize
          minRows={2}
          required
          value={step.options.join('\n')}
          error={wrong ?? about('.options')}
          onChange={(event) => onChange({ ...step, options: event.currentTarget.value.split('\n') })}
        />
      )}
      <Checkbox
        className={styles.required}
        label={text('kinds.step_required')}
        checked={step.is_required}
        onChange={(event) => onChange({ ...step, is_required: event.currentTarget.checked })}
      />
      {wrong && step.kind !== 'choice' && <p className={styles.error}>{wrong}</p>}
    </div>
  );
}

function Band({ step, onChange }: Pick<StepFieldsProps, 'step' | 'onChange'>) {
  const text = useText();
  return (
    <div className={styles.band}>
      <TextInput
        className={styles.short}
        label={text('kinds.step_unit')}
        maxLength={30}
        value={step.unit}
        onChange={(event) => onChange({ ...step, unit: event.currentTarget.value })}
      />
      {(['low', 'high'] as const).map((limit) => (
        <TextInput
          key={limit}
          className={styles.short}
          label={text(`kinds.step_${limit}`)}
          inputMode="decimal"
          // What is no number is not saved: the browser says so at the field.
          pattern="\s*-?[0-9]+([.,][0-9]+)?\s*"
          defaultValue={step[limit] ?? ''}
          onChange={(event) => onChange({ ...step, [limit]: numberOf(event.currentTarget.value) })}
        />
      ))}
    </div>
  );
}
