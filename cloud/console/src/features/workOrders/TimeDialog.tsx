// Writes down a time that no step told.
import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { NewTimeEntry, WorkOrder } from '@/api/contract';
import { newId } from '@/api/newId';
import { enterTime, timesQuery } from '@/api/orderWork';
import { technicianChoiceQuery } from '@/api/technicians';
import { typedInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { ProblemNotice } from '@/ui/ProblemNotice';

const KINDS = ['work', 'travel', 'break'] as const;

export function TimeDialog({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  // One id for one entry, however often it is sent.
  const [id] = useState(newId);
  const technicians = useQuery(technicianChoiceQuery(order.branch_id)).data ?? [];
  const entering = useMutation({
    mutationFn: (entry: NewTimeEntry) => enterTime(order.id, { ...entry, id }),
    onSuccess: (page) => {
      queries.setQueryData(timesQuery(order.id).queryKey, page);
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    entering.mutate({
      technician_id: String(form.get('technician_id')),
      kind: String(form.get('kind')) as NewTimeEntry['kind'],
      starts_at: typedInstant(form.get('starts_at')),
      ends_at: typedInstant(form.get('ends_at')),
      note: String(form.get('note')),
    });
  };
  return (
    <Dialog title={text('times.enter')} onClose={onClose}>
      <form onSubmit={submit} className={formStyles.form}>
        {entering.error && <ProblemNotice error={entering.error} onRetry={() => entering.reset()} />}
        <NativeSelect
          name="technician_id"
          label={text('times.who')}
          required
          data={technicians.map((one) => ({ value: one.id, label: one.name }))}
        />
        <NativeSelect
          name="kind"
          label={text('times.kind')}
          data={KINDS.map((value) => ({ value, label: textOfCode('time', value) }))}
        />
        <TextInput name="starts_at" type="datetime-local" required label={text('times.from')} />
        <TextInput name="ends_at" type="datetime-local" required label={text('times.until')} />
        <TextInput name="note" maxLength={1000} label={`${text('times.note')} (${text('form.optional')})`} />
        <DialogButtons label={text('times.save')} isBusy={entering.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
