// The ledger: what came, went, was counted and taken back; nothing of it ever changes.
import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { StockMove } from '@/api/contract';
import { movesQuery, takeMoveBack } from '@/api/inventory';
import { useMay } from '@/features/shell/useMay';
import { useText, type Text } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { DataTable, type Column } from '@/ui/DataTable';
import { ListBody } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { Panel } from '@/ui/Panel';
import { formatCost, formatStock } from './amounts';
import styles from './Inventory.module.css';
import { WhyDialog } from './WhyDialog';

interface MovesProps {
  filters: { branch_id?: string | undefined; part_id?: string; place_id?: string };
  by: 'place' | 'part';
}

export function Moves({ filters, by }: MovesProps) {
  const text = useText();
  const queries = useQueryClient();
  const mayMove = useMay('stock.move');
  const [undoing, setUndoing] = useState<StockMove>();
  const list = useInfiniteQuery(movesQuery(filters));
  const taking = useMutation({
    mutationFn: ({ move, reason }: { move: StockMove; reason: string }) => takeMoveBack(move.id, reason),
    onSuccess: async () => {
      await Promise.all(['stock', 'work-orders'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      setUndoing(undefined);
    },
  });
  return (
    <Panel title={text('stock.moves')} isFlush>
      <ListBody list={list} empty={<p className={styles.none}>{text('stock.no_moves')}</p>}>
        {(rows) => (
          <DataTable
            label={text('stock.moves')}
            columns={columns(text, by, mayMove ? setUndoing : undefined)}
            rows={rows}
            keyOf={(one) => one.id}
          />
        )}
      </ListBody>
      {undoing && (
        <WhyDialog
          title={text('stock.take_back_title', { what: formatStock(undoing.quantity, undoing.unit), part: undoing.part_name })}
          action={text('stock.take_back')}
          isBusy={taking.isPending}
          error={taking.error}
          onReason={(reason) => taking.mutate({ move: undoing, reason })}
          onClose={() => {
            taking.reset();
            setUndoing(undefined);
          }}
        />
      )}
    </Panel>
  );
}

function columns(text: Text, by: 'place' | 'part', onUndo?: (move: StockMove) => void): Column<StockMove>[] {
  const side = (name: string, kind: StockMove['from_place_kind']) =>
    kind === 'warehouse' || kind === 'van' ? name : text(`stock_side.${kind}`);
  const part: Column<StockMove> = {
    key: 'part',
    head: text('parts.part'),
    cell: (one) => (
      <Link to="/parts/$partId" params={{ partId: one.part_id }}>
        {one.part_name}
      </Link>
    ),
  };
  return [
    {
      key: 'kind',
      head: text('stock.what'),
      isMain: true,
      cell: (one) => (
        <span>
          {text(`move_done.${one.kind}`)} {one.is_taken_back && <Mark tone="quiet">{text('stock.taken_back')}</Mark>}
        </span>
      ),
    },
    ...(by === 'part' ? [part] : []),
    { key: 'quantity', head: text('parts.quantity'), isNumber: true, cell: (one) => formatStock(one.quantity, one.unit) },
    {
      key: 'way',
      head: text('stock.from_to'),
      cell: (one) => (
        <span className={styles.way}>
          {side(one.from_place_name, one.from_place_kind)} → {side(one.to_place_name, one.to_place_kind)}
        </span>
      ),
    },
    { key: 'cost', head: text('stock.cost'), isNumber: true, cell: (one) => formatCost(one.cost, one.currency) },
    {
      key: 'why',
      head: text('stock.why'),
      cell: (one) =>
        one.work_order_id ? (
          <Link to="/work-orders/$workOrderId" params={{ workOrderId: one.work_order_id }}>
            {one.reason || text('stock.the_order')}
          </Link>
        ) : (
          one.reason
        ),
    },
    { key: 'who', head: text('stock.who'), cell: (one) => one.person_name },
    { key: 'at', head: text('stock.when'), cell: (one) => <Age at={one.at} /> },
    ...(onUndo
      ? [
          {
            key: 'undo',
            head: text('stock.take_back'),
            isAction: true,
            cell: (one: StockMove) =>
              one.kind !== 'reversed' &&
              one.kind !== 'used' &&
              !one.is_taken_back && (
                <Button variant="subtle" size="compact-sm" onClick={() => onUndo(one)}>
                  {text('stock.take_back')}
                </Button>
              ),
          },
        ]
      : []),
  ];
}
