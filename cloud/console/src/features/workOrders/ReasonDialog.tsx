// Asks why an order takes a step, when the step needs a reason.
import { Button, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { textOfCode, useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import styles from './ReasonDialog.module.css';

interface ReasonDialogProps {
  status: string;
  isBusy: boolean;
  error: string | undefined;
  onReason: (reason: string) => void;
  onClose: () => void;
}

export function ReasonDialog({ status, isBusy, error, onReason, onClose }: ReasonDialogProps) {
  const text = useText();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') onReason(reason.trim());
  };
  return (
    <Dialog title={text('order.reason_title', { status: textOfCode('order_step', status) })} onClose={onClose}>
      <form onSubmit={submit} className={styles.form} noValidate>
        <Textarea
          label={text('order.reason')}
          autosize
          minRows={3}
          autoFocus
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isMissing ? text('order.reason_missing') : error}
        />
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {text('form.cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {textOfCode('order_step', status)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
