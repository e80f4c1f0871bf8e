// The steps of a job and their answers; what still lacks before it can be completed.
import '@mantine/core/styles/Checkbox.layer.css';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChecklistStep, WorkOrder } from '@/api/contract';
import { answerStep, checklistQuery, proofQuery } from '@/api/orderWork';
import { useMay } from '@/features/shell/useMay';
import { textOfCode, useText } from '@/i18n/useText';
import { Mark } from '@/ui/Mark';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Checklist.module.css';
import { bandOf, numberOf } from './stepBand';

const OVER = new Set(['closed', 'cancelled']);

export function Checklist({ order }: { order: WorkOrder }) {
  const text = useText();
  const queries = useQueryClient();
  const mayAnswer = useMay('work_order.write') && !OVER.has(order.status);
  const { data: steps, error } = useQuery(checklistQuery(order.id));
  const { data: proof } = useQuery(proofQuery(order.id));
  const saving = useMutation({
    mutationFn: ({ step, answer }: { step: ChecklistStep; answer: boolean | number | string }) =>
      answerStep(order.id, step, answer),
    onSettled: () => queries.invalidateQueries({ queryKey: ['work-orders'] }),
  });
  const lacking = proof?.missing ?? [];
  if (!steps?.length && lacking.length === 0 && !error) return null;
  const done = steps?.filter((step) => step.answered_at).length ?? 0;
  return (
    <Panel title={text('checklist.title')} aside={steps && `${done}/${steps.length}`}>
      {(error ?? saving.error) && <ProblemNotice error={(error ?? saving.error)!} onRetry={() => saving.reset()} />}
      <ol className={styles.steps}>
        {steps?.map((step) => (
          <li key={step.id}>
            <Field step={step} isLocked={!mayAnswer} onAnswer={(answer) => saving.mutate({ step, answer })} />
            {step.is_out_of_limits && <Mark icon="triangle" tone="high">{text('checklist.out')}</Mark>}
            {step.answered_by && <span className="faint">{step.answered_by}</span>}
          </li>
        ))}
      </ol>
      {lacking.length > 0 && !OVER.has(order.status) && (
        <p className={styles.lacking}>
          {text('checklist.lacking')} {lacking.map((one) => `${textOfCode('missing', one.code)} ${one.what}`.trim()).join(', ')}
        </p>
      )}
    </Panel>
  );
}

interface FieldProps {
  step: ChecklistStep;
  isLocked: boolean;
  onAnswer: (answer: boolean | number | string) => void;
}

function Field({ step, isLocked, onAnswer }: FieldProps) {
  const text = useText();
  const label = `${step.position}. ${step.title}`;
  if (step.kind === 'check') {
    return (
      <Checkbox
        label={label}
        checked={step.answer === true}
        disabled={isLocked}
        onChange={(event) => onAnswer(event.currentTarget.checked)}
      />
    );
  }
  if (step.kind === 'choice') {
    return (
      <NativeSelect
        label={label}
        value={typeof step.answer === 'string' ? step.answer : ''}
        disabled={isLocked}
        onChange={(event) => event.currentTarget.value && onAnswer(event.currentTarget.value)}
        data={[{ value: '', label: text('checklist.choose') }, ...step.options]}
      />
    );
  }
  const isNumber = step.kind === 'number';
  return (
    <TextInput
      // The field is what somebody types; a new answer from elsewhere begins a new one.
      key={step.version}
      label={label}
      description={bandOf(step)}
      inputMode={isNumber ? 'decimal' : 'text'}
      defaultValue={step.answer === null ? '' : String(step.answer)}
      disabled={isLocked}
      onBlur={(event) => {
        const given = event.currentTarget.value.trim();
        const answer = isNumber ? numberOf(given) : given;
        if (given && answer !== null && answer !== step.answer) onAnswer(answer);
      }}
    />
  );
}
