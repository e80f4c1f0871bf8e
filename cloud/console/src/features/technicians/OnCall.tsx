// When a technician answers outside the shifts.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { addOnCall, onCallQuery, removeOnCall } from '@/api/technicians';
import { useMay } from '@/features/shell/useMay';
import { formatInstant, typedInstant } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './TechnicianForm.module.css';

export function OnCall({ technicianId, timeZone }: { technicianId: string; timeZone: string | undefined }) {
  const text = useText();
  const queries = useQueryClient();
  const mayChange = useMay('technician.write');
  const times = useQuery(onCallQuery(technicianId)).data ?? [];
  const changed = () =>
    Promise.all(['technicians', 'dispatch'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const adding = useMutation({
    mutationFn: (time: { starts_at: string; ends_at: string }) => addOnCall(technicianId, time),
    onSettled: changed,
  });
  const removing = useMutation({ mutationFn: removeOnCall, onSettled: changed });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    adding.mutate({ starts_at: typedInstant(form.get('starts_at')), ends_at: typedInstant(form.get('ends_at')) });
  };
  const problem = adding.error ?? removing.error;
  return (
    <Panel title={text('on_call.title')}>
      {problem && <ProblemNotice error={problem} onRetry={() => { adding.reset(); removing.reset(); }} />}
      {times.length === 0 && <p className="quiet">{text('on_call.never')}</p>}
      <ul className={styles.list}>
        {times.map((one) => (
          <li key={one.id} className={styles.leave}>
            <span>
              {formatInstant(one.starts_at, timeZone)} – {formatInstant(one.ends_at, timeZone)}
            </span>
            {mayChange && (
              <Button variant="subtle" size="compact-sm" onClick={() => removing.mutate(one)}>
                {text('technician.take_back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <form className={styles.form} onSubmit={submit}>
          <TextInput name="starts_at" type="datetime-local" required label={text('on_call.from')} />
          <TextInput name="ends_at" type="datetime-local" required label={text('on_call.until')} />
          <div className={styles.buttons}>
            <Button type="submit" variant="default" loading={adding.isPending}>
              {text('on_call.add')}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
}
