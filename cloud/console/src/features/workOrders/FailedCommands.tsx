// What a phone told about an order and the service failed at: kept, and tried again when somebody says so.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommandOutcome, FailedCommand } from '@/api/contract';
import { failedCommandsQuery, tryCommandAgain } from '@/api/orderWork';
import { useMay } from '@/features/shell/useMay';
import { formatShortInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Mark } from '@/ui/Mark';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useNow } from '@/ui/useNow';
import styles from './FailedCommands.module.css';

export function FailedCommands({ workOrderId, timeZone }: { workOrderId: string; timeZone: string | undefined }) {
  const text = useText();
  const now = useNow();
  const queries = useQueryClient();
  const mayTry = useMay('booking.write');
  const [refused, setRefused] = useState('');
  const { data } = useQuery({ ...failedCommandsQuery(workOrderId), enabled: useMay('booking.write') });
  const trying = useMutation({
    mutationFn: (one: FailedCommand) => tryCommandAgain(one.id),
    onSuccess: ({ outcome, detail }: CommandOutcome) => {
      setRefused(outcome === 'applied' ? '' : detail);
      if (outcome === 'applied') announce(text('failed_commands.applied'));
    },
    onSettled: () =>
      Promise.all(['work-orders', 'dispatch'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  if (!data?.length && !refused) return null;
  return (
    <Panel title={text('failed_commands.title')}>
      {refused && <p role="alert" className={styles.refused}>{refused}</p>}
      {trying.error && <ProblemNotice error={trying.error} onRetry={() => trying.reset()} />}
      {data && data.length > 0 && <p className="faint">{text('failed_commands.words')}</p>}
      <ul className={styles.list}>
        {data?.map((one) => (
          <li key={one.id} className={styles.one}>
            <div className={styles.words}>
              <Mark icon="octagon" tone="critical">{textOfCode('phone_move', one.kind)}</Mark>
              {one.words && <p>{one.words}</p>}
              <p className="faint">
                {text('failed_commands.told', { name: one.person_name, at: formatShortInstant(one.told_at, now, timeZone) })}
              </p>
            </div>
            {mayTry && (
              <Button size="compact-sm" variant="default" loading={trying.isPending} onClick={() => trying.mutate(one)}>
                {text('failed_commands.try_again')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
