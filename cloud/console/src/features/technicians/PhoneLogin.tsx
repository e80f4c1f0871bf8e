// The technician's own login for the phone page, and where a phone begins; the password is shown once.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import type { Technician } from '@/api/contract';
import { isProblem, Problem } from '@/api/problem';
import { giveLogin, phoneAddressQuery } from '@/api/technicians';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { Facts } from '@/ui/Facts';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { PhoneStart } from './PhoneStart';
import sheet from './PhoneStart.module.css';
import { printSheet } from './printSheet';
import styles from './TechnicianForm.module.css';

export function PhoneLogin({ technician }: { technician: Technician }) {
  const text = useText();
  const queries = useQueryClient();
  const mayGive = useMay('technician.write');
  const start = useQuery({ ...phoneAddressQuery(), enabled: mayGive });
  const giving = useMutation({
    mutationFn: (email: string) => giveLogin(technician.id, email),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['technicians'] }),
  });
  const has = technician.person_id !== null;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    giving.mutate(String(new FormData(event.currentTarget).get('email') ?? '').trim());
  };
  const aboutEmail = giving.error instanceof Problem ? giving.error.about('email') : undefined;
  const canPrint = start.data !== undefined && start.data.way !== 'none';
  if (!mayGive) return null;
  return (
    <Panel
      title={text('login.title')}
      aside={
        canPrint && (
          <Button variant="subtle" size="compact-sm" onClick={() => printSheet('phone')}>
            {text('login.print')}
          </Button>
        )
      }
    >
      {start.error && <ProblemNotice error={start.error} onRetry={() => void start.refetch()} />}
      {giving.error && !aboutEmail && !isProblem(giving.error, 422) && <ProblemNotice error={giving.error} />}
      <div className={sheet.sheet}>
        <h3>{technician.name}</h3>
        {start.data && <PhoneStart start={start.data} />}
        {giving.data && (
          <>
            <Facts
              facts={[
                [text('login.address'), canPrint ? undefined : `${location.origin}/phone`],
                [text('sign_in.email'), giving.data.email],
                [text('sign_in.password'), <span className="mono">{giving.data.password}</span>],
              ]}
            />
            <p className="quiet">{text('login.once')}</p>
          </>
        )}
      </div>
      {!giving.data && (
        <form className={styles.form} onSubmit={submit}>
          {has ? (
            <p className="quiet">{text('login.has')}</p>
          ) : (
            <TextInput name="email" type="email" required label={text('sign_in.email')} error={aboutEmail} />
          )}
          <div className={styles.buttons}>
            <Button type="submit" variant="default" loading={giving.isPending}>
              {text(has ? 'login.renew' : 'login.give')}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
}
