// The checklist under a gloved thumb.
import { bandOf, numberOf } from '@/features/workOrders/stepBand';
import { useText } from '@/i18n/useText';
import { isOver, type Job, type JobStep } from './commands';

interface StepsProps {
  job: Job;
  onAnswer: (step: JobStep, answer: boolean | number | string) => void;
}

export function Steps({ job, onAnswer }: StepsProps) {
  const text = useText();
  if (job.steps.length === 0) return null;
  return (
    <section>
      <h2>{text('checklist.title')}</h2>
      <ol className="steps">
        {job.steps.map((step) => (
          <li key={step.id}>
            <Field step={step} isLocked={isOver(job)} onAnswer={(answer) => onAnswer(step, answer)} />
            {step.is_out_of_limits && <p className="warning">{text('checklist.out')}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface FieldProps {
  step: JobStep;
  isLocked: boolean;
  onAnswer: (answer: boolean | number | string) => void;
}

function Field({ step, isLocked, onAnswer }: FieldProps) {
  const text = useText();
  if (step.kind === 'check') {
    return (
      <label className="check">
        <input
          // The tick is there at once; an answer from elsewhere begins a new field.
          key={String(step.answer)}
          type="checkbox"
          defaultChecked={step.answer === true}
          disabled={isLocked}
          onChange={(event) => onAnswer(event.currentTarget.checked)}
        />
        {step.title}
      </label>
    );
  }
  if (step.kind === 'choice') {
    return (
      <label>
        {step.title}
        <select
          value={typeof step.answer === 'string' ? step.answer : ''}
          disabled={isLocked}
          onChange={(event) => event.currentTarget.value && onAnswer(event.currentTarget.value)}
        >
          <option value="">{text('checklist.choose')}</option>
          {step.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      </label>
    );
  }
  const isNumber = step.kind === 'number';
  return (
    <label>
      {step.title} <span className="quiet">{bandOf(step)}</span>
      <input
        key={String(step.answer)}
        inputMode={isNumber ? 'decimal' : 'text'}
        defaultValue={step.answer === null ? '' : String(step.answer)}
        disabled={isLocked}
        onBlur={(event) => {
          const given = event.currentTarget.value.trim();
          const answer = isNumber ? numberOf(given) : given;
          if (given && answer !== null && answer !== step.answer) onAnswer(answer);
        }}
      />
    </label>
  );
}
