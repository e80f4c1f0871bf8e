// Receives, moves, counts or scraps a part: one dialog, the fields that the kind of move needs.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { NewStockMove, Part, StockPlace } from '@/api/contract';
import { balancesQuery, moveStock, openPlacesQuery } from '@/api/inventory';
import { newId } from '@/api/newId';
import { Problem } from '@/api/problem';
import { useBranch, useBranchFilter } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { ButtonLink } from '@/ui/links';
import { RowsSkeleton } from '@/ui/ListBody';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { decimalOf, difference, formatStock, unitWord } from './amounts';

export type MoveKind = NewStockMove['kind'];

interface MoveDialogProps {
  kind: MoveKind;
  part: Part;
  onClose: () => void;
}

export function MoveDialog({ kind, part, onClose }: MoveDialogProps) {
  const text = useText();
  const { branchId } = useBranchFilter();
  const { data: places } = useQuery(openPlacesQuery(branchId));
  return (
    <Dialog title={text('move.title', { what: text(`move.${kind}`), part: part.name })} onClose={onClose}>
      {!places && <RowsSkeleton rows={3} />}
      {places?.length === 0 && (
        <div className={formStyles.form}>
          <p>{text('move.no_places')}</p>
          <div className={formStyles.buttons}>
            <Button variant="default" onClick={onClose}>
              {text('form.cancel')}
            </Button>
            <ButtonLink to="/stock-places">{text('stock.places')}</ButtonLink>
          </div>
        </div>
      )}
      {places && places.length > 0 && <MoveForm kind={kind} part={part} places={places} onClose={onClose} />}
    </Dialog>
  );
}

function MoveForm({ kind, part, places, onClose }: MoveDialogProps & { places: StockPlace[] }) {
  const text = useText();
  const queries = useQueryClient();
  const [key] = useState(newId);
  const [placeId, setPlaceId] = useState((places.find((one) => one.kind === 'warehouse') ?? places[0]!).id);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const balances = useInfiniteQuery(balancesQuery({ part_id: part.id, place_id: placeId }));
  const here = balances.data?.pages[0]?.items[0];
  const place = places.find((one) => one.id === placeId) ?? places[0]!;
  const currency = useBranch(place.branch_id)?.currency ?? '';
  const moving = useMutation({
    mutationFn: (move: NewStockMove) => moveStock(move, key),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['stock'] });
      announce(text('move.done'));
      onClose();
    },
  });
  const problem = moving.error instanceof Problem ? moving.error : undefined;
  const about = (...fields: string[]) => fields.map((field) => wrong[field] ?? problem?.about(field)).find(Boolean);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = (name: string) => String(form.get(name) ?? '').trim();
    const quantity = decimalOf(words('quantity'));
    const typedCost = words('unit_cost');
    const cost = typedCost === '' ? null : decimalOf(typedCost);
    const faults: Record<string, string> = {};
    if (quantity === null) faults.quantity = text('stock.no_number');
    if (typedCost !== '' && cost === null) faults.unit_cost = text('stock.no_number');
    if ((kind === 'adjusted' || kind === 'scrapped') && words('reason') === '') faults.reason = text('order.reason_missing');
    const counted = kind === 'adjusted' && quantity !== null ? difference(quantity, here?.on_hand ?? '0') : 0;
    if (kind === 'adjusted' && quantity !== null && counted === 0) faults.quantity = text('move.as_counted');
    setWrong(faults);
    if (Object.keys(faults).length > 0 || quantity === null) return;
    const isComing = kind === 'received' || counted > 0;
    moving.mutate({
      kind,
      part_id: part.id,
      from_place_id: isComing ? null : placeId,
      to_place_id: kind === 'transferred' ? words('to_place_id') : isComing ? placeId : null,
      quantity: kind === 'adjusted' ? String(Math.abs(counted)) : quantity,
      unit_cost: isComing ? cost : null,
      reason: words('reason'),
    });
  };
  const choices = places.map((one) => ({ value: one.id, label: one.name }));
  const others = places.filter((one) => one.id !== placeId && one.branch_id === place.branch_id);
  const isReasonNeeded = kind === 'adjusted' || kind === 'scrapped';
  const reason = text(kind === 'received' ? 'move.delivery_note' : 'stock.why');
  return (
    <form className={formStyles.form} onSubmit={submit} noValidate>
      {moving.error && !problem?.fields.length && <ProblemNotice error={moving.error} />}
      <NativeSelect
        label={text(kind === 'received' ? 'move.to' : kind === 'adjusted' ? 'stock.place' : 'move.from')}
        description={here && text('move.has', { what: formatStock(here.on_hand, part.unit), kept: formatStock(here.allocated, part.unit) })}
        value={placeId}
        error={about('from_place_id', 'place_id')}
        onChange={(event) => setPlaceId(event.currentTarget.value)}
        data={choices}
      />
      {kind === 'transferred' && (
        <NativeSelect name="to_place_id" label={text('move.to')} error={about('to_place_id')} data={others.map((one) => ({ value: one.id, label: one.name }))} />
      )}
      <TextInput
        name="quantity"
        inputMode="decimal"
        required
        autoFocus
        label={`${text(kind === 'adjusted' ? 'move.counted' : 'parts.quantity')} (${unitWord(part.unit)})`}
        error={about('quantity')}
      />
      {(kind === 'received' || (kind === 'adjusted' && about('unit_cost'))) && (
        <TextInput name="unit_cost" inputMode="decimal" label={`${text('move.unit_cost', { unit: unitWord(part.unit, 1) })} (${currency})`} description={text('move.unit_cost_words')} error={about('unit_cost')} />
      )}
      <TextInput name="reason" required={isReasonNeeded} maxLength={500} label={isReasonNeeded ? reason : `${reason} (${text('form.optional')})`} error={about('reason')} />
      <DialogButtons label={text(`move.${kind}`)} isBusy={moving.isPending} onClose={onClose} />
    </form>
  );
}
