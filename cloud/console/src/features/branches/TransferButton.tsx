// Transferring a record to another branch: where to, and why.
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { Transfer, Transferred } from '@/api/contract';
import { Problem } from '@/api/problem';
import { useBranches } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { ProblemNotice } from '@/ui/ProblemNotice';

interface TransferButtonProps {
  /** In which branch it is now. */
  branchId: string;
  words: string;
  send: (transfer: Transfer) => Promise<Transferred>;
  onDone: (now: Transferred) => void;
}

export function TransferButton({ branchId, words, send, onDone }: TransferButtonProps) {
  const text = useText();
  const mayShape = useMay('organisation.write');
  const others = useBranches().filter((one) => one.id !== branchId);
  const [isAsking, setAsking] = useState(false);
  const sending = useMutation({ mutationFn: send, onSuccess: onDone });
  if (!mayShape || others.length === 0) return null;
  const close = () => {
    sending.reset();
    setAsking(false);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    sending.mutate({ to_branch_id: String(form.get('to_branch_id')), reason: String(form.get('reason')).trim() });
  };
  const named = sending.error instanceof Problem ? sending.error : undefined;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {text('transfer.begin')}
      </Button>
      {isAsking && (
        <Dialog title={text('transfer.begin')} onClose={close}>
          <form className={formStyles.form} onSubmit={submit}>
            <p className="quiet">{words}</p>
            {sending.error && <ProblemNotice error={sending.error} />}
            <NativeSelect name="to_branch_id" label={text('transfer.to')} data={others.map((one) => ({ value: one.id, label: one.name }))} />
            <Textarea name="reason" label={text('transfer.reason')} required minLength={3} maxLength={400} autosize minRows={2} error={named?.about('reason')} />
            <DialogButtons label={text('transfer.send')} isBusy={sending.isPending} onClose={close} />
          </form>
        </Dialog>
      )}
    </>
  );
}
