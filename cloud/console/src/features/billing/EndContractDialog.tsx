// The last day of a contract.
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import type { Contract } from '@/api/contract';
import { endContract } from '@/api/prices';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { ProblemNotice } from '@/ui/ProblemNotice';

export function EndContractDialog({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: (day: string) => endContract(contract, day),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['contracts'] }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    ending.mutate(String(new FormData(event.currentTarget).get('ends_on')));
  };
  const problem = ending.error instanceof Problem ? ending.error : undefined;
  return (
    <Dialog title={text('contracts.end_of', { number: contract.number })} onClose={onClose}>
      <form className={formStyles.form} onSubmit={submit}>
        <TextInput name="ends_on" type="date" label={text('contracts.ends_on')} required min={contract.starts_on} defaultValue={contract.ends_on ?? undefined} error={problem?.about('ends_on')} />
        {ending.error && <ProblemNotice error={ending.error} />}
        <DialogButtons label={text('contracts.end_save')} isBusy={ending.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
