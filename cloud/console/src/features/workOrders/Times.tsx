// How long people travelled and worked: told by their own steps, or written down where no step told it.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TimeEntry, WorkOrder } from '@/api/contract';
import { timesQuery, withdrawTime } from '@/api/orderWork';
import { useMay } from '@/features/shell/useMay';
import { formatDuration, formatShortInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useNow } from '@/ui/useNow';
import styles from './Promises.module.css';
import { TimeDialog } from './TimeDialog';

const OVER = new Set(['closed', 'cancelled']);

export function Times({ order, timeZone }: { order: WorkOrder; timeZone: string | undefined }) {
  const text = useText();
  const now = useNow();
  const queries = useQueryClient();
  const [isWriting, setWriting] = useState(false);
  const mayWrite = useMay('work_order.write') && !OVER.has(order.status);
  const { data: times, error } = useQuery(timesQuery(order.id));
  const withdrawing = useMutation({
    mutationFn: (timeId: string) => withdrawTime(order.id, timeId),
    onSettled: () => queries.invalidateQueries({ queryKey: ['work-orders'] }),
  });
  const problem = error ?? withdrawing.error;
  if (!times || (times.length === 0 && !mayWrite)) return null;
  const source = (entry: TimeEntry) => (entry.entered_by ? text('times.entered_by', { name: entry.entered_by }) : '');
  return (
    <Panel title={text('times.title')}>
      {problem && <ProblemNotice error={problem} onRetry={() => withdrawing.reset()} />}
      {times.length === 0 && <p className="quiet">{text('times.none')}</p>}
      <ul className={styles.list}>
        {times.map((entry) => (
          <li key={entry.id ?? entry.technician_name + entry.starts_at}>
            <span>
              {textOfCode('time', entry.kind)}
              <span className={styles.moment}>
                {entry.technician_name}, {formatShortInstant(entry.starts_at, now, timeZone)}
              </span>
              {entry.entered_by && (
                <span className={styles.moment}>{[source(entry), entry.note].filter(Boolean).join(': ')}</span>
              )}
            </span>
            <span className={styles.figure}>
              {formatDuration(entry.starts_at, entry.ends_at ?? now)}
              {entry.id && mayWrite && (
                <Button variant="subtle" size="compact-sm" onClick={() => withdrawing.mutate(entry.id!)}>
                  {text('times.take_back')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Button mt="sm" variant="default" size="compact-sm" onClick={() => setWriting(true)}>
          {text('times.enter')}
        </Button>
      )}
      {isWriting && <TimeDialog order={order} onClose={() => setWriting(false)} />}
    </Panel>
  );
}
