// Says at how much of a part in a place more is ordered.
import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { Part, StockBalance } from '@/api/contract';
import { openPlacesQuery, setLevel } from '@/api/inventory';
import { Problem } from '@/api/problem';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { decimalOf } from './amounts';

interface LevelDialogProps {
  part: Pick<Part, 'id' | 'name'>;
  /** Levels that are set; the one place of a single row is not asked for. */
  levels: StockBalance[];
  onClose: () => void;
}

export function LevelDialog({ part, levels, onClose }: LevelDialogProps) {
  const text = useText();
  const queries = useQueryClient();
  const { branchId } = useBranchFilter();
  const places = useQuery(openPlacesQuery(branchId)).data ?? [];
  const [chosen, setChosen] = useState(levels[0]?.place_id);
  const [isWrong, setWrong] = useState(false);
  const placeId = chosen ?? places[0]?.id;
  const saving = useMutation({
    mutationFn: (level: string | null) => setLevel(placeId ?? '', part.id, level),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['stock'] });
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('level')).trim();
    const level = typed === '' ? null : decimalOf(typed);
    setWrong(typed !== '' && level === null);
    if (placeId && (typed === '' || level !== null)) saving.mutate(level);
  };
  const said = saving.error instanceof Problem ? (saving.error.about('reorder_level') ?? saving.error.message) : saving.error?.message;
  return (
    <Dialog title={`${text('stock.level_title')}: ${part.name}`} onClose={onClose}>
      <form className={formStyles.form} onSubmit={submit} noValidate>
        <NativeSelect
          label={text('stock.place')}
          value={placeId}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={places.map((one) => ({ value: one.id, label: one.name }))}
        />
        <TextInput
          // Another place has another level.
          key={placeId}
          name="level"
          inputMode="decimal"
          autoFocus
          label={text('stock.level_field')}
          description={text('stock.level_words')}
          defaultValue={levels.find((one) => one.place_id === placeId)?.reorder_level ?? ''}
          error={isWrong ? text('stock.no_number') : said}
        />
        <DialogButtons label={text('stock.save')} isBusy={saving.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
