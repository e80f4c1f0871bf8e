// Adding, renaming, moving and removing a region.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import type { Region } from '@/api/contract';
import { addRegion, changeRegion, removeRegion } from '@/api/organisation';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { possibleParents } from './regionTree';

interface RegionDialogProps {
  region?: Region | undefined;
  regions: Region[];
  onClose: () => void;
}

export function RegionDialog({ region, regions, onClose }: RegionDialogProps) {
  const text = useText();
  const queries = useQueryClient();
  const done = async () => {
    await queries.invalidateQueries({ queryKey: ['regions'] });
    announce(text('regions.saved'));
    onClose();
  };
  const saving = useMutation({
    mutationFn: (fields: { name: string; parent_id: string | null }) =>
      region ? changeRegion(region, fields) : addRegion(fields),
    onSuccess: done,
  });
  const removing = useMutation({ mutationFn: () => removeRegion(region!), onSuccess: done });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    saving.mutate({ name: String(form.get('name')).trim(), parent_id: String(form.get('parent_id')) || null });
  };
  const about = (field: string) => (saving.error instanceof Problem ? saving.error.about(field) : undefined);
  const problem = removing.error ?? (about('name') || about('parent_id') ? null : saving.error);
  const places = [{ value: '', label: text('regions.top') }, ...possibleParents(regions, region).map((one) => ({ value: one.id, label: one.name }))];
  return (
    <Dialog title={text(region ? 'regions.change_title' : 'regions.add')} onClose={onClose}>
      <form className={formStyles.form} onSubmit={submit}>
        {problem && <ProblemNotice error={problem} />}
        <TextInput name="name" label={text('field.name')} required maxLength={120} autoFocus defaultValue={region?.name} error={about('name')} />
        <NativeSelect name="parent_id" label={text('regions.lies_in')} defaultValue={region?.parent_id ?? ''} data={places} error={about('parent_id')} />
        <DialogButtons label={text('branch.save')} isBusy={saving.isPending} onClose={onClose}>
          {region && (
            <Button variant="subtle" loading={removing.isPending} onClick={() => removing.mutate()}>
              {text('regions.remove')}
            </Button>
          )}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
