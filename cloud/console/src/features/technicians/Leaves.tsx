// When a technician is away: bookings of that time are given up and find somebody else.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import type { NewLeave } from '@/api/contract';
import { addLeave, leavesQuery, removeLeave } from '@/api/technicians';
import { useMay } from '@/features/shell/useMay';
import { formatInstant, typedInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './TechnicianForm.module.css';

const KINDS = ['holiday', 'sick', 'training', 'other'] as const;

export function Leaves({ technicianId, timeZone }: { technicianId: string; timeZone: string | undefined }) {
  const text = useText();
  const queries = useQueryClient();
  const mayChange = useMay('technician.write');
  const leaves = useQuery(leavesQuery(technicianId)).data ?? [];
  const changed = () =>
    Promise.all(['technicians', 'dispatch'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const adding = useMutation({ mutationFn: (leave: NewLeave) => addLeave(technicianId, leave), onSettled: changed });
  const removing = useMutation({ mutationFn: removeLeave, onSettled: changed });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    adding.mutate({
      starts_at: typedInstant(form.get('starts_at')),
      ends_at: typedInstant(form.get('ends_at')),
      kind: KINDS.find((kind) => kind === form.get('kind')) ?? 'holiday',
      note: '',
    });
  };
  const problem = adding.error ?? removing.error;
  return (
    <Panel title={text('technician.away')}>
      {problem && <ProblemNotice error={problem} onRetry={() => { adding.reset(); removing.reset(); }} />}
      {leaves.length === 0 && <p className="quiet">{text('technician.never_away')}</p>}
      <ul className={styles.list}>
        {leaves.map((leave) => (
          <li key={leave.id} className={styles.leave}>
            <span>
              {textOfCode('leave', leave.kind)}
              <span className="faint"> {formatInstant(leave.starts_at, timeZone)} – {formatInstant(leave.ends_at, timeZone)}</span>
            </span>
            {mayChange && (
              <Button variant="subtle" size="compact-sm" onClick={() => removing.mutate(leave)}>
                {text('technician.take_back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <form className={styles.form} onSubmit={submit}>
          <NativeSelect name="kind" label={text('technician.why_away')} data={KINDS.map((kind) => ({ value: kind, label: textOfCode('leave', kind) }))} />
          <TextInput name="starts_at" type="datetime-local" required label={text('technician.away_from')} />
          <TextInput name="ends_at" type="datetime-local" required label={text('technician.away_until')} />
          <div className={styles.buttons}>
            <Button type="submit" variant="default" loading={adding.isPending}>
              {text('technician.note_away')}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
}
