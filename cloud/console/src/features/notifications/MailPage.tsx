// The mail server: where mail is handed in, and whether it takes a message.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import type { MailSettings, MailSettingsNow } from '@/api/contract';
import { isProblem } from '@/api/problem';
import { mailQuery, sendTestMail, setMail } from '@/api/notifications';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './EscalationPage.module.css';

const SECURITIES = ['starttls', 'tls', 'none'] as const;

export function MailPage() {
  const text = useText();
  const { data: now, error, refetch } = useQuery(mailQuery);
  return (
    <>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('mail.title')} below={text('mail.words')} />
      {error && !isProblem(error, 404) && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!now && !error && <RowsSkeleton />}
      {now && (
        <div className={styles.branches}>
          <Panel>
            <MailForm key={now.version} now={now} onStale={() => void refetch()} />
          </Panel>
        </div>
      )}
    </>
  );
}

function MailForm({ now, onStale }: { now: MailSettingsNow; onStale: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const mayChange = useMay('mail.write');
  const { settings } = now;
  const saving = useMutation({
    mutationFn: (settings: MailSettings) => setMail(now, settings),
    onSuccess: (saved) => {
      queries.setQueryData(mailQuery.queryKey, saved);
      announce(text('mail.saved'));
    },
  });
  const trying = useMutation({ mutationFn: sendTestMail, onSuccess: () => announce(text('mail.sent')) });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.mutate(settingsOf(new FormData(event.currentTarget)));
  };
  const problem = saving.error ?? trying.error;
  return (
    <form className={styles.form} onSubmit={submit}>
      {problem && <ProblemNotice error={problem} onRetry={onStale} />}
      <div className={styles.fields}>
        <TextInput name="host" label={text('mail.host')} required defaultValue={settings?.host ?? ''} />
        <TextInput name="port" label={text('mail.port')} required inputMode="numeric" pattern="[0-9]{1,5}" defaultValue={settings?.port ?? 587} />
        <NativeSelect
          name="security"
          label={text('mail.security')}
          defaultValue={settings?.security ?? 'starttls'}
          data={SECURITIES.map((value) => ({ value, label: text(`mail.security_${value}`) }))}
        />
        <TextInput name="sender" type="email" label={text('mail.sender')} required defaultValue={settings?.sender ?? ''} />
        <TextInput name="username" label={text('mail.username')} defaultValue={settings?.username ?? ''} autoComplete="off" />
      </div>
      <p className="quiet">{text(now.has_password ? 'mail.password_set' : 'mail.password_missing')}</p>
      {mayChange && <div className={styles.fields}>
        <Button type="submit" loading={saving.isPending}>
          {text('mail.save')}
        </Button>
        <Button variant="default" disabled={!settings} loading={trying.isPending} onClick={() => trying.mutate()}>
          {text('mail.try')}
        </Button>
      </div>}
    </form>
  );
}

function settingsOf(form: FormData): MailSettings {
  const word = (name: string) => String(form.get(name) ?? '').trim();
  return {
    host: word('host'),
    port: Number(word('port')),
    sender: word('sender'),
    username: word('username'),
    security: SECURITIES.find((one) => one === word('security')) ?? 'starttls',
  };
}
