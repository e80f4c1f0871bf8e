// What is where, with the level at which more is ordered; the level is changed in its cell.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import type { StockBalance } from '@/api/contract';
import { setLevel } from '@/api/inventory';
import { Problem } from '@/api/problem';
import { useMay } from '@/features/shell/useMay';
import { useText, type Text } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { Dialog } from '@/ui/Dialog';
import { Mark } from '@/ui/Mark';
import { decimalOf, formatCost, formatExact, formatStock } from './amounts';
import styles from './Inventory.module.css';

interface BalanceTableProps {
  balances: StockBalance[];
  /** What tells the rows apart. */
  by: 'place' | 'part';
}

export function BalanceTable({ balances, by }: BalanceTableProps) {
  const text = useText();
  const mayChange = useMay('part.write');
  const [changing, setChanging] = useState<StockBalance>();
  return (
    <>
      <DataTable
        label={text('stock.where')}
        columns={columns(text, by, mayChange ? setChanging : undefined)}
        rows={balances}
        keyOf={(one) => one.place_id + one.part_id}
        isAbnormal={(one) => one.is_low}
      />
      {changing && <LevelDialog balance={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

function columns(text: Text, by: 'place' | 'part', onLevel?: (one: StockBalance) => void): Column<StockBalance>[] {
  const place: Column<StockBalance> = {
    key: 'place',
    head: text('stock.place'),
    isMain: by === 'place',
    cell: (one) => (
      <Link to="/stock-places/$placeId" params={{ placeId: one.place_id }}>
        {one.place_name}
      </Link>
    ),
  };
  const part: Column<StockBalance> = {
    key: 'part',
    head: text('parts.part'),
    isMain: by === 'part',
    cell: (one) => (
      <span>
        <Link to="/parts/$partId" params={{ partId: one.part_id }}>
          {one.part_name}
        </Link>{' '}
        <span className="mono">{one.part_number}</span>
      </span>
    ),
  };
  return [
    ...(by === 'place' ? [place] : [part]),
    {
      key: 'available',
      head: text('stock.available'),
      isNumber: true,
      cell: (one) => formatStock(one.available, one.unit),
    },
    { key: 'allocated', head: text('stock.allocated'), isNumber: true, cell: (one) => formatExact(one.allocated) },
    { key: 'on_hand', head: text('stock.on_hand'), isNumber: true, cell: (one) => formatExact(one.on_hand) },
    { key: 'cost', head: text('stock.unit_cost'), isNumber: true, cell: (one) => formatCost(one.unit_cost, one.currency) },
    {
      key: 'level',
      head: text('stock.level'),
      isNumber: true,
      cell: (one) => (
        <span>
          {one.is_low && <Mark icon="flag" tone="medium">{text('stock.low')}</Mark>}{' '}
          {one.reorder_level === null ? '–' : formatExact(one.reorder_level)}
        </span>
      ),
    },
    ...(onLevel
      ? [
          {
            key: 'change',
            head: text('stock.change_level'),
            isAction: true,
            cell: (one: StockBalance) => (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={text('stock.change_level_of', { name: by === 'place' ? one.place_name : one.part_name })}
                onClick={() => onLevel(one)}
              >
                {text('stock.change_level')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

function LevelDialog({ balance, onClose }: { balance: StockBalance; onClose: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const [isWrong, setWrong] = useState(false);
  const saving = useMutation({
    mutationFn: (level: string | null) => setLevel(balance.place_id, balance.part_id, level),
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
    if (typed === '' || level !== null) saving.mutate(level);
  };
  const said = saving.error instanceof Problem ? (saving.error.about('reorder_level') ?? saving.error.message) : saving.error?.message;
  return (
    <Dialog title={text('stock.level_title', { part: balance.part_name, place: balance.place_name })} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          name="level"
          inputMode="decimal"
          autoFocus
          label={text('stock.level_field')}
          description={text('stock.level_words')}
          defaultValue={balance.reorder_level ?? ''}
          error={isWrong ? text('stock.no_number') : said}
        />
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {text('form.cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {text('stock.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
