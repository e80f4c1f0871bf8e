// The technician's own login for the phone page; its password is shown once.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import type { Technician } from '@/api/contract';
import { isProblem, Problem } from '@/api/problem';
import { giveLogin } from '@/api/technicians';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { Facts } from '@/ui/Facts';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './TechnicianForm.module.css';

export function PhoneLogin({ technician }: { technician: Technician }) {
  const text = useText();
  const queries = useQueryClient();
  const mayGive = useMay('technician.write');
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
  if (!mayGive) return null;
  return (
    <Panel title={text('login.title')}>
      {giving.error && !aboutEmail && !isProblem(giving.error, 422) && <ProblemNotice error={giving.error} />}
      {giving.data ? (
        <>
          <Facts
            facts={[
              [text('login.address'), `${location.origin}/phone`],
              [text('sign_in.email'), giving.data.email],
              [text('sign_in.password'), <span className="mono">{giving.data.password}</span>],
            ]}
          />
          <p className="quiet">{text('login.once')}</p>
        </>
      ) : (
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
