// What is where, with the level at which more is ordered; the level is changed in its cell.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { StockBalance } from '@/api/contract';
import { useBranches, useBranchName } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useText, type Text } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { Mark } from '@/ui/Mark';
import { formatCost, formatExact, formatStock } from './amounts';
import { LevelDialog } from './LevelDialog';

interface BalanceTableProps {
  balances: StockBalance[];
  /** What tells the rows apart. */
  by: 'place' | 'part';
}

export function BalanceTable({ balances, by }: BalanceTableProps) {
  const text = useText();
  const mayChange = useMay('stock_place.write');
  const [changing, setChanging] = useState<StockBalance>();
  const nameOf = useBranchName();
  const hasBranches = useBranches().length > 1;
  // Every branch may have a "Main store"; who sees one branch needs no more words.
  const branchName = (id: string) => (hasBranches ? nameOf(id) : '');
  return (
    <>
      <DataTable
        label={text('stock.where')}
        columns={columns(text, by, branchName, mayChange ? setChanging : undefined)}
        rows={balances}
        keyOf={(one) => one.place_id + one.part_id}
        isAbnormal={(one) => one.is_low}
      />
      {changing && (
        <LevelDialog
          part={{ id: changing.part_id, name: changing.part_name }}
          levels={[changing]}
          onClose={() => setChanging(undefined)}
        />
      )}
    </>
  );
}

function columns(
  text: Text,
  by: 'place' | 'part',
  branchName: (branchId: string) => string,
  onLevel?: (one: StockBalance) => void,
): Column<StockBalance>[] {
  const place: Column<StockBalance> = {
    key: 'place',
    head: text('stock.place'),
    isMain: by === 'place',
    cell: (one) => (
      <Link to="/stock-places/$placeId" params={{ placeId: one.place_id }}>
        {[one.place_name, branchName(one.branch_id)].filter(Boolean).join(', ')}
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
