// An empty service asks once what it has to know; afterwards its first administrator is signed in.
import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, type ReactNode, type SubmitEvent } from 'react';
import type { SetUp } from '@/api/contract';
import { Problem } from '@/api/problem';
import { setUp } from '@/api/setUp';
import { LanguageChoice } from '@/features/shell/LanguageChoice';
import { useText } from '@/i18n/useText';
import formStyles from '@/ui/Form.module.css';
import { Logo } from '@/ui/Logo';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './SetUpPage.module.css';

const SECURITIES = ['starttls', 'tls', 'none'] as const;

export function SetUpPage() {
  const text = useText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const title = text('set_up.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  const saving = useMutation({
    mutationFn: setUp,
    onSuccess: async () => {
      queries.clear();
      await navigate({ to: '/sign-in', search: { next: '/settings/imports' } });
    },
  });
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const named = problem?.fields.length ? problem : undefined;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.mutate(answersOf(new FormData(event.currentTarget)));
  };
  const field = (name: string) => ({ name, label: text(`set_up.${name}` as 'set_up.name'), error: named?.about(name) });
  const optional = (name: string) => {
    const one = field(name);
    return { ...one, label: `${one.label} (${text('form.optional')})` };
  };
  return (
    <main className={styles.page}>
      <Logo size={44} />
      <div>
        <h1>{title}</h1>
        <p className="quiet">{text('set_up.words')}</p>
      </div>
      <form className={formStyles.form} onSubmit={submit}>
        <Part title={text('set_up.part_company')}>
          <TextInput {...field('code')} description={text('set_up.code_words')} required maxLength={40} autoFocus autoComplete="off" />
          <TextInput {...field('name')} required maxLength={200} autoComplete="organization" />
        </Part>
        <Part title={text('set_up.part_you')}>
          <TextInput {...field('administrator_name')} required maxLength={120} autoComplete="name" />
          <TextInput {...field('administrator_email')} type="email" required maxLength={200} autoComplete="username" />
          <PasswordInput
            {...field('administrator_password')}
            description={text('set_up.password_words')}
            required
            minLength={10}
            maxLength={200}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': text('sign_in.show_password') }}
          />
        </Part>
        <Part title={text('set_up.part_branch')}>
          <TextInput {...field('branch_name')} required maxLength={120} />
          <TextInput {...field('branch_code')} error={named?.about('branch_code') ?? codeTrouble(named)} description={text('branch.code_words')} required maxLength={8} pattern="[A-Z0-9]{1,8}" />
          <TextInput {...field('time_zone')} required maxLength={60} defaultValue={Intl.DateTimeFormat().resolvedOptions().timeZone} />
          <TextInput {...field('currency')} required minLength={3} maxLength={3} defaultValue="KES" />
          <TextInput {...optional('tax_registration')} maxLength={40} />
          <TextInput {...field('tax_rate_percent')} required maxLength={8} inputMode="decimal" defaultValue="16" />
          <NativeSelect
            {...field('calendar')}
            description={text('set_up.calendar_words')}
            data={(['weekdays', 'always'] as const).map((value) => ({ value, label: text(`set_up.calendar_${value}`) }))}
          />
        </Part>
        <Part title={text('set_up.part_mail')} words={text('set_up.mail_words')}>
          <TextInput {...optional('mail_host')} error={named?.about('mail.host')} maxLength={200} />
          <TextInput {...field('mail_port')} error={named?.about('mail.port')} inputMode="numeric" pattern="[0-9]{1,5}" defaultValue={587} />
          <TextInput {...optional('mail_sender')} error={named?.about('mail.sender')} type="email" maxLength={200} />
          <TextInput {...optional('mail_username')} maxLength={200} autoComplete="off" />
          <NativeSelect {...field('mail_security')} data={SECURITIES.map((value) => ({ value, label: text(`mail.security_${value}`) }))} />
        </Part>
        {saving.error && <ProblemNotice error={saving.error} />}
        <div className={formStyles.buttons}>
          <Button type="submit" size="md" loading={saving.isPending}>
            {text('set_up.submit')}
          </Button>
        </div>
      </form>
      <LanguageChoice />
    </main>
  );
}

function Part({ title, words, children }: { title: string; words?: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      {words && <p className={styles.words}>{words}</p>}
      <div className={formStyles.fields}>{children}</div>
    </Panel>
  );
}

/** The rule of a branch's code says `code`; so does the set-up code, whose refusal is another status. */
function codeTrouble(problem: Problem | undefined): string | undefined {
  return problem && problem.status !== 403 ? problem.about('code') : undefined;
}

function answersOf(form: FormData): SetUp {
  const word = (name: string) => String(form.get(name) ?? '').trim();
  return {
    code: word('code'),
    name: word('name'),
    administrator_name: word('administrator_name'),
    administrator_email: word('administrator_email'),
    administrator_password: String(form.get('administrator_password') ?? ''),
    branch_name: word('branch_name'),
    branch_code: word('branch_code'),
    time_zone: word('time_zone'),
    currency: word('currency'),
    tax_registration: word('tax_registration'),
    tax_rate_percent: word('tax_rate_percent'),
    calendar: word('calendar') === 'always' ? 'always' : 'weekdays',
    mail: word('mail_host')
      ? {
          host: word('mail_host'),
          port: Number(word('mail_port')) || 587,
          sender: word('mail_sender') || word('administrator_email'),
          username: word('mail_username'),
          security: SECURITIES.find((one) => one === word('mail_security')) ?? 'starttls',
        }
      : null,
  };
}
