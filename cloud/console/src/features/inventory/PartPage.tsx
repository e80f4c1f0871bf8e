// One part: where it is, what it is worth, what happened to it, and what can be done with it.
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { balancesQuery, partQuery } from '@/api/inventory';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import columnStyles from '@/ui/Columns.module.css';
import formStyles from '@/ui/Form.module.css';
import { ButtonLink } from '@/ui/links';
import { ListBody, RowsSkeleton } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { formatCost, unitWord } from './amounts';
import { BalanceTable } from './BalanceTable';
import styles from './Inventory.module.css';
import { LevelDialog } from './LevelDialog';
import { MoveDialog, type MoveKind } from './MoveDialog';
import { Moves } from './Moves';

const route = getRouteApi('/inside/parts/$partId');
const OTHERS: MoveKind[] = ['transferred', 'adjusted', 'scrapped'];

export function PartPage() {
  const text = useText();
  const { partId } = route.useParams();
  const { branchId } = useBranchFilter();
  const mayChange = useMay('part.write');
  const mayMove = useMay('stock.move');
  const [isLevelling, setLevelling] = useState(false);
  const [doing, setDoing] = useState<MoveKind>();
  const { data: part, error, refetch } = useQuery(partQuery(partId));
  const balances = useInfiniteQuery(balancesQuery({ part_id: partId, branch_id: branchId }));
  if (error && !part) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!part) return <RowsSkeleton />;
  const price = part.sale_price && part.sale_currency && formatCost(part.sale_price, part.sale_currency);
  return (
    <>
      <PageHeader
        above={
          <>
            <Link to="/parts">{text('parts.title')}</Link> <span className="mono">{part.number}</span>
          </>
        }
        title={part.name}
        below={
          <>
            {price && <span>{text('parts.price_per', { price, unit: unitWord(part.unit, 1) })}</span>}
            {!part.is_active && <Mark tone="quiet">{text('parts.inactive')}</Mark>}
          </>
        }
      >
        {mayChange && (
          <ButtonLink to="/parts/$partId/edit" params={{ partId }} variant="default">
            {text('parts.change')}
          </ButtonLink>
        )}
        {mayMove && <Button onClick={() => setDoing('received')}>{text('move.received')}</Button>}
      </PageHeader>
      <div className={columnStyles.stack}>
        <Panel title={text('stock.where')} isFlush>
          <ListBody list={balances} empty={<p className={styles.none}>{text('stock.nowhere')}</p>}>
            {(rows) => <BalanceTable balances={rows} by="place" />}
          </ListBody>
        </Panel>
        {mayMove && (
          <div className={formStyles.buttons}>
            {mayChange && (
              <Button variant="subtle" onClick={() => setLevelling(true)}>
                {text('stock.level_title')}
              </Button>
            )}
            {OTHERS.map((kind) => (
              <Button key={kind} variant="default" onClick={() => setDoing(kind)}>
                {text(`move.${kind}`)}
              </Button>
            ))}
          </div>
        )}
        <Moves filters={{ part_id: partId, branch_id: branchId }} by="place" />
      </div>
      {isLevelling && <LevelDialog part={part} levels={balances.data?.pages.flatMap((page) => page.items) ?? []} onClose={() => setLevelling(false)} />}
      {doing && <MoveDialog kind={doing} part={part} onClose={() => setDoing(undefined)} />}
    </>
  );
}
