// What speaks against a technician or a time: said, and asked about where a person may overrule it.
import { Button } from '@mantine/core';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Objections.module.css';

interface ObjectionsProps {
  error: Error;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** A refusal of a booking, whatever its reason. */
export function Objections({ error, isBusy, onConfirm, onClose }: ObjectionsProps) {
  const text = useText();
  const mayConfirm = error instanceof Problem && error.code === 'dispatch.needs_confirmation';
  const isHard = error instanceof Problem && error.code === 'dispatch.cannot_go_then';
  if (!mayConfirm && !isHard) return <ProblemNotice error={error} onRetry={onClose} />;
  return (
    <Dialog title={error.detail} onClose={onClose}>
      <ul className={styles.list}>
        {error.fields.map((one) => (
          <li key={one.field}>{one.message}</li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {text(mayConfirm ? 'form.cancel' : 'form.close')}
        </Button>
        {mayConfirm && (
          <Button loading={isBusy} onClick={onConfirm}>
            {text('dispatch.book_anyway')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
