// Parts of an order: what it needs and where that is kept, what was used and what it cost.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { NeededPart, UseOfPart, WorkOrder } from '@/api/contract';
import { orderPartsQuery, takeUseBack } from '@/api/inventory';
import { formatCost, formatExact, formatStock } from '@/features/inventory/amounts';
import styles from '@/features/inventory/Inventory.module.css';
import { WhyDialog } from '@/features/inventory/WhyDialog';
import { useMay } from '@/features/shell/useMay';
import { formatInstant } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import { Mark } from '@/ui/Mark';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { PlanPart, UsePart } from './OrderPartDialogs';

const OVER = new Set(['closed', 'cancelled']);

export function OrderParts({ order, timeZone }: { order: WorkOrder; timeZone: string | undefined }) {
  const text = useText();
  const queries = useQueryClient();
  const isOpen = !OVER.has(order.status);
  const mayUse = useMay('stock.move') && isOpen;
  const mayPlan = useMay('work_order.write') && isOpen;
  const [doing, setDoing] = useState<'use' | 'plan'>();
  const [undoing, setUndoing] = useState<UseOfPart>();
  const { data, error, refetch } = useQuery(orderPartsQuery(order.id));
  const taking = useMutation({
    mutationFn: ({ use, reason }: { use: UseOfPart; reason: string }) => takeUseBack(order.id, use.id, reason),
    onSuccess: async () => {
      await Promise.all(['stock', 'work-orders'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      setUndoing(undefined);
    },
  });
  return (
    <Panel title={text('parts.title')}>
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data?.planned.length === 0 && data.used.length === 0 && <p className="quiet">{text('order_parts.none')}</p>}
      {data && data.planned.length > 0 && (
        <>
          <h3 className={styles.heading}>{text('order_parts.needed')}</h3>
          <ul className={styles.list}>
            {data.planned.map((one) => (
              <Needed key={one.part_id} need={one} />
            ))}
          </ul>
        </>
      )}
      {data && data.used.length > 0 && (
        <>
          <h3 className={styles.heading}>{text('order_parts.used')}</h3>
          <ul className={styles.list}>
            {data.used.map((one) => (
              <Used key={one.id} use={one} timeZone={timeZone} onUndo={mayUse ? () => setUndoing(one) : undefined} />
            ))}
          </ul>
          {data.cost && data.currency && (
            <p className={styles.sum}>
              <span>{text('order_parts.cost')}</span>
              <span>{formatCost(data.cost, data.currency)}</span>
            </p>
          )}
        </>
      )}
      {(mayUse || mayPlan) && (
        <div className={styles.tools}>
          {mayUse && (
            <Button variant="default" size="compact-sm" onClick={() => setDoing('use')}>
              {text('order_parts.use')}
            </Button>
          )}
          {mayPlan && (
            <Button variant="subtle" size="compact-sm" onClick={() => setDoing('plan')}>
              {text('order_parts.plan')}
            </Button>
          )}
        </div>
      )}
      {doing === 'use' && data && <UsePart order={order} planned={data.planned} onClose={() => setDoing(undefined)} />}
      {doing === 'plan' && data && <PlanPart order={order} planned={data.planned} onClose={() => setDoing(undefined)} />}
      {undoing && (
        <WhyDialog
          title={text('stock.take_back_title', { what: formatStock(undoing.quantity, undoing.unit), part: undoing.name })}
          action={text('stock.take_back')}
          isBusy={taking.isPending}
          error={taking.error}
          onReason={(reason) => taking.mutate({ use: undoing, reason })}
          onClose={() => {
            taking.reset();
            setUndoing(undefined);
          }}
        />
      )}
    </Panel>
  );
}

function Needed({ need }: { need: NeededPart }) {
  const text = useText();
  return (
    <li>
      <span>
        <PartLink partId={need.part_id} name={need.name} number={need.number} />
        <span className="faint">
          <br />
          {text('parts.used_of', { used: formatExact(need.used), needed: formatStock(need.quantity, need.unit) })}
        </span>
      </span>
      <span>
        {Number(need.reserved) > 0 && text('order_parts.kept', { what: formatStock(need.reserved, need.unit), place: need.place_name ?? '' })}
        {Number(need.short) > 0 && (
          <Mark icon="flag" tone="medium">
            {text('order_parts.short', { what: formatStock(need.short, need.unit) })}
          </Mark>
        )}
      </span>
    </li>
  );
}

function Used({ use, timeZone, onUndo }: { use: UseOfPart; timeZone: string | undefined; onUndo: (() => void) | undefined }) {
  const text = useText();
  return (
    <li>
      <span>
        {formatStock(use.quantity, use.unit)} <PartLink partId={use.part_id} name={use.name} number={use.number} />
        <span className="faint">
          <br />
          {use.place_name}, {use.person_name}, {formatInstant(use.at, timeZone)}
        </span>
      </span>
      <span>
        {formatCost(use.cost, use.currency)}{' '}
        {onUndo && (
          <Button variant="subtle" size="compact-sm" onClick={onUndo}>
            {text('stock.take_back')}
          </Button>
        )}
      </span>
    </li>
  );
}

function PartLink({ partId, name, number }: { partId: string; name: string; number: string }) {
  return (
    <>
      <Link to="/parts/$partId" params={{ partId }}>
        {name}
      </Link>{' '}
      <span className="mono">{number}</span>
    </>
  );
}
