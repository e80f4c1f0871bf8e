// Adding somebody who is to sign in, with a first role.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { addColleague } from '@/api/people';
import { Problem } from '@/api/problem';
import type { NewColleague } from '@/api/contract';
import { NotProved, useProof } from '@/features/session/useProof';
import { LANGUAGES } from '@/i18n/language';
import { useText } from '@/i18n/useText';
import form from '@/ui/Form.module.css';
import { ButtonLink } from '@/ui/links';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './People.module.css';
import { grantOfForm, RoleFields } from './RoleFields';
import { ShownOnce } from './ShownOnce';

const LANGUAGE_CODES = ['en', 'sw', 'fr'] as const;

export function NewPersonPage() {
  const text = useText();
  const queries = useQueryClient();
  const { withProof, dialog } = useProof();
  const adding = useMutation({
    mutationFn: (wanted: NewColleague) => withProof(() => addColleague(wanted)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  const about = (field: string) => (adding.error instanceof Problem ? adding.error.about(field) : undefined);
  const isAboutFields = ['name', 'email', 'role'].some((field) => about(field));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    adding.mutate(wantedOf(new FormData(event.currentTarget)));
  };
  const made = adding.data;
  return (
    <div className={styles.page}>
      <PageHeader above={<Link to="/settings/people">{text('people.title')}</Link>} title={made?.person.name ?? text('people.add')} />
      {dialog}
      {made ? (
        <>
          <ShownOnce email={made.person.email} password={made.password} invitation={made.invitation} />
          <div className={form.buttons}>
            <ButtonLink to="/settings/people/$personId" params={{ personId: made.person.id }}>
              {text('people.go_on')}
            </ButtonLink>
          </div>
        </>
      ) : (
        <Panel>
          <form className={form.form} onSubmit={submit}>
            {adding.error && !isAboutFields && !(adding.error instanceof NotProved) && <ProblemNotice error={adding.error} />}
            <div className={form.fields}>
              <TextInput name="name" label={text('field.name')} required maxLength={120} error={about('name')} />
              <TextInput name="email" type="email" label={text('sign_in.email')} required maxLength={200} error={about('email')} />
              <NativeSelect
                name="language"
                label={text('people.language')}
                data={LANGUAGE_CODES.map((code) => ({ value: code, label: LANGUAGES[code] }))}
              />
            </div>
            <RoleFields error={about('role')} />
            <NativeSelect
              name="way"
              className={styles.narrow}
              label={text('people.way_in')}
              data={(['invitation', 'password'] as const).map((way) => ({ value: way, label: text(`people.by_${way}`) }))}
            />
            <div className={form.buttons}>
              <Button type="submit" loading={adding.isPending}>
                {text('people.save')}
              </Button>
            </div>
          </form>
        </Panel>
      )}
    </div>
  );
}

function wantedOf(fields: FormData): NewColleague {
  const word = (name: string) => String(fields.get(name) ?? '').trim();
  return {
    name: word('name'),
    email: word('email'),
    language: LANGUAGE_CODES.find((code) => code === word('language')) ?? 'en',
    roles: [grantOfForm(fields)],
    is_invited: word('way') === 'invitation',
  };
}
