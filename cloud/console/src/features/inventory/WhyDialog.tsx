// Asks why something is taken back.
import { Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { ProblemNotice } from '@/ui/ProblemNotice';

interface WhyDialogProps {
  title: string;
  action: string;
  isBusy: boolean;
  error: Error | null;
  onReason: (reason: string) => void;
  onClose: () => void;
}

export function WhyDialog({ title, action, isBusy, error, onReason, onClose }: WhyDialogProps) {
  const text = useText();
  const [isMissing, setMissing] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    setMissing(reason === '');
    if (reason !== '') onReason(reason);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={formStyles.form} onSubmit={submit} noValidate>
        {error && <ProblemNotice error={error} />}
        <Textarea
          name="reason"
          label={text('stock.why')}
          required
          autoFocus
          autosize
          minRows={2}
          maxLength={500}
          error={isMissing && text('order.reason_missing')}
        />
        <DialogButtons label={action} isBusy={isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
