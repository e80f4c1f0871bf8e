// Asks why an order takes a step, when the step needs a reason.
import { NativeSelect, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { textOfCode, useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { HOLD_REASONS, joinHoldReason } from './holdReason';

interface ReasonDialogProps {
  to: string;
  /** What the step is called. */
  step: string;
  isBusy: boolean;
  error: string | undefined;
  onReason: (reason: string) => void;
  onClose: () => void;
}

export function ReasonDialog({ to, step, isBusy, error, onReason, onClose }: ReasonDialogProps) {
  const text = useText();
  const isHold = to === 'on_hold';
  const [isMissing, setMissing] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = String(form.get('words')).trim();
    setMissing(words === '' && !isHold);
    if (isHold) onReason(joinHoldReason(String(form.get('hold_reason')), words));
    else if (words !== '') onReason(words);
  };
  return (
    <Dialog title={text('order.reason_title', { status: step })} onClose={onClose}>
      <form onSubmit={submit} className={formStyles.form} noValidate>
        {isHold && (
          <NativeSelect
            name="hold_reason"
            label={text('order.hold_reason')}
            data={HOLD_REASONS.map((value) => ({ value, label: textOfCode('hold_reason', value) }))}
          />
        )}
        <Textarea
          name="words"
          label={isHold ? `${text('order.hold_words')} (${text('form.optional')})` : text('order.reason')}
          autosize
          minRows={3}
          maxLength={400}
          autoFocus={!isHold}
          required={!isHold}
          error={isMissing ? text('order.reason_missing') : error}
        />
        <DialogButtons label={step} isBusy={isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
