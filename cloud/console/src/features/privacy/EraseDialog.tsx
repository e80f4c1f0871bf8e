// Erasing cannot be taken back: the name is typed once more.
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { DataSubject } from '@/api/contract';
import { erasePerson } from '@/api/privacy';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { ProblemNotice } from '@/ui/ProblemNotice';

interface EraseDialogProps {
  person: DataSubject;
  onClose: () => void;
}

export function EraseDialog({ person, onClose }: EraseDialogProps) {
  const text = useText();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const erasing = useMutation({
    mutationFn: () => erasePerson(person.id, name),
    onSuccess: async (erased) => {
      announce(text(erased.are_names_left ? 'privacy.erased_but_names' : 'privacy.erased'));
      await queries.invalidateQueries({ queryKey: ['privacy'] });
      onClose();
    },
  });
  const about = erasing.error instanceof Problem ? erasing.error.about('name') : undefined;
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    erasing.mutate();
  };
  return (
    <Dialog title={text('privacy.erase_title', { name: person.name })} onClose={onClose}>
      <form className={formStyles.form} onSubmit={send}>
        <p>{text('privacy.erase_words')}</p>
        <TextInput
          label={text('privacy.type_name')}
          value={name}
          error={about}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {erasing.error && !about && <ProblemNotice error={erasing.error} />}
        <DialogButtons
          label={text('privacy.erase')}
          isBusy={erasing.isPending}
          isReady={name.trim() !== ''}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
