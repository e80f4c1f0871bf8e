// Says what an order needs, and what was used for it.
import { NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { NeededPart, StockBalance, WorkOrder } from '@/api/contract';
import { balancesQuery, planPart, takeFromStock } from '@/api/inventory';
import { newId } from '@/api/newId';
import { Problem } from '@/api/problem';
import { decimalOf, formatStock, unitWord } from '@/features/inventory/amounts';
import { useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { PartChoice, type ChosenPart } from '@/ui/PartChoice';
import { ProblemNotice } from '@/ui/ProblemNotice';

interface DialogProps {
  order: WorkOrder;
  planned: NeededPart[];
  onClose: () => void;
}

export function UsePart({ order, planned, onClose }: DialogProps) {
  const text = useText();
  const first = planned.find((one) => Number(one.used) < Number(one.quantity));
  const [key] = useState(newId);
  const [part, setPart] = useState<ChosenPart | null>(first ? { ...first, id: first.part_id } : null);
  const need = planned.find((one) => one.part_id === part?.id);
  const found = useInfiniteQuery({ ...balancesQuery({ part_id: part?.id, branch_id: order.branch_id }), enabled: part !== null });
  const places = found.data?.pages.flatMap((page) => page.items).filter((one) => Number(one.on_hand) > 0) ?? [];
  const { saving, problem, isWrong, send } = useSaving(onClose, (quantity, form) =>
    takeFromStock(order.id, { part_id: part!.id, place_id: String(form.get('place_id')), quantity }, key),
  );
  return (
    <Dialog title={text('order_parts.use')} onClose={onClose}>
      <form className={formStyles.form} onSubmit={send} noValidate>
        {saving.error && !problem?.fields.length && <ProblemNotice error={saving.error} />}
        <PartChoice label={text('parts.part')} value={part} isInDialog onChange={setPart} />
        {part && found.data && places.length === 0 && <p className="quiet">{text('stock.nowhere')}</p>}
        {part && places.length > 0 && (
          <>
            <NativeSelect
              key={part.id}
              name="place_id"
              label={text('move.from')}
              defaultValue={need?.place_id ?? places[0]!.place_id}
              error={problem?.about('place_id')}
              data={places.map((one) => ({ value: one.place_id, label: hasWords(one, part.unit) }))}
            />
            <Quantity unit={part.unit} usual={leftOf(need)} error={isWrong ? text('stock.no_number') : problem?.about('quantity')} />
          </>
        )}
        <DialogButtons isBusy={saving.isPending} isReady={places.length > 0} label={text('order_parts.use')} onClose={onClose} />
      </form>
    </Dialog>
  );
}

export function PlanPart({ order, planned, onClose }: DialogProps) {
  const text = useText();
  const [part, setPart] = useState<ChosenPart | null>(null);
  const need = planned.find((one) => one.part_id === part?.id);
  const { saving, problem, isWrong, send } = useSaving(onClose, (quantity) => planPart(order.id, part!.id, quantity));
  return (
    <Dialog title={text('order_parts.plan')} onClose={onClose}>
      <form className={formStyles.form} onSubmit={send} noValidate>
        {saving.error && !problem?.fields.length && <ProblemNotice error={saving.error} />}
        <PartChoice label={text('parts.part')} value={part} isInDialog onChange={setPart} />
        {part && (
          <Quantity
            key={part.id}
            unit={part.unit}
            usual={need?.quantity ?? '1'}
            words={text('order_parts.plan_words')}
            error={isWrong ? text('stock.no_number') : problem?.about('quantity')}
          />
        )}
        <DialogButtons isBusy={saving.isPending} isReady={part !== null} label={text('stock.save')} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function useSaving(onDone: () => void, save: (quantity: string, form: FormData) => Promise<unknown>) {
  const queries = useQueryClient();
  const [isWrong, setWrong] = useState(false);
  const saving = useMutation({
    mutationFn: ({ quantity, form }: { quantity: string; form: FormData }) => save(quantity, form),
    onSuccess: async () => {
      await Promise.all(['stock', 'work-orders'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      onDone();
    },
  });
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const quantity = decimalOf(String(form.get('quantity') ?? ''));
    setWrong(quantity === null);
    if (quantity !== null) saving.mutate({ quantity, form });
  };
  return { saving, problem: saving.error instanceof Problem ? saving.error : undefined, isWrong, send };
}

function Quantity({ unit, usual, words, error }: { unit: string; usual: string; words?: string; error: string | undefined }) {
  const text = useText();
  return (
    <TextInput
      name="quantity"
      inputMode="decimal"
      required
      label={`${text('parts.quantity')} (${unitWord(unit)})`}
      description={words}
      defaultValue={usual}
      error={error}
    />
  );
}

function hasWords(balance: StockBalance, unit: string): string {
  return `${balance.place_name} (${formatStock(balance.on_hand, unit)})`;
}

function leftOf(need: NeededPart | undefined): string {
  const left = need ? Number(need.quantity) - Number(need.used) : 1;
  return String(left > 0 ? left : 1);
}
