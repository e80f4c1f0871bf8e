// Where one is on the way; steps already reached can be opened again.
import { useText } from '@/i18n/useText';
import { Icon } from '@/ui/Icon';
import styles from './Steps.module.css';

const STEPS = ['agent', 'contact', 'values', 'machine', 'limit'] as const;
export type StepName = (typeof STEPS)[number];

interface StepsProps {
  current: StepName;
  isOpen: (step: StepName) => boolean;
  onGo: (step: StepName) => void;
}

export function Steps({ current, isOpen, onGo }: StepsProps) {
  const text = useText();
  const here = STEPS.indexOf(current);
  return (
    <ol className={styles.steps} aria-label={text('connect.steps')}>
      {STEPS.map((step, index) => (
        <li key={step} data-reached={index <= here}>
          <button
            className={styles.step}
            aria-current={step === current ? 'step' : undefined}
            disabled={!isOpen(step)}
            onClick={() => onGo(step)}
          >
            <span className={styles.number}>{index < here ? <Icon name="tick" size={14} /> : index + 1}</span>
            <span className={styles.word}>{text(`connect.step_${step}`)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
