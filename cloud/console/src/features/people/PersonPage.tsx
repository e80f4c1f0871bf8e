// One person: the roles they were given, more of them, and whether they may sign in.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import type { Colleague, GivenRole, NewGrant } from '@/api/contract';
import { changeColleague, colleagueQuery, giveRole, invite, renewPassword, takeRole } from '@/api/people';
import { Problem } from '@/api/problem';
import { siteQuery } from '@/api/sites';
import { NotProved, useProof } from '@/features/session/useProof';
import { useMay } from '@/features/shell/useMay';
import { LANGUAGES } from '@/i18n/language';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import { Facts } from '@/ui/Facts';
import form from '@/ui/Form.module.css';
import { RowsSkeleton } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './People.module.css';
import { usePlaceName } from './place';
import { grantOfForm, RoleFields } from './RoleFields';
import { roleName } from './roleName';
import { ShownOnce } from './ShownOnce';

const route = getRouteApi('/inside/settings/people/$personId');

export function PersonPage() {
  const text = useText();
  const { personId } = route.useParams();
  const { data: person, error, refetch } = useQuery(colleagueQuery(personId));
  if (error && !person) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!person) return <RowsSkeleton />;
  return (
    <div className={styles.page}>
      <PageHeader
        above={<Link to="/settings/people">{text('people.title')}</Link>}
        title={person.name}
        below={!person.is_active && <Mark tone="quiet">{text('people.inactive')}</Mark>}
      />
      {person.is_yourself && <p className="quiet">{text('people.yourself')}</p>}
      <Roles person={person} />
      <WayIn person={person} />
    </div>
  );
}

function Roles({ person }: { person: Colleague }) {
  const text = useText();
  const queries = useQueryClient();
  const mayWrite = useMay('person.write');
  const placeName = usePlaceName();
  const { withProof, dialog } = useProof();
  const [isGiving, setGiving] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['people'] });
  const taking = useMutation({
    mutationFn: (given: GivenRole) => withProof(() => takeRole(person.id, given.id)),
    onSuccess: async () => {
      await refresh();
      announce(text('people.role_taken'));
    },
  });
  const may = mayWrite && !person.is_yourself;
  return (
    <Panel
      title={text('people.roles')}
      aside={
        may && (
          <Button size="compact-sm" onClick={() => setGiving(true)}>
            {text('people.give')}
          </Button>
        )
      }
    >
      {dialog}
      {taking.error && !(taking.error instanceof NotProved) && <ProblemNotice error={taking.error} />}
      {person.roles.length === 0 && <p className="quiet">{text('people.no_roles_words')}</p>}
      <ul className={styles.roles}>
        {person.roles.map((given) => (
          <li key={given.id} className={styles.role}>
            <span className={styles.name}>
              <span>{roleName(given)}</span>
              <span className="quiet">
                {placeName(given)}
                {given.site_id && (
                  <>
                    {' · '}
                    <SiteName siteId={given.site_id} />
                  </>
                )}
              </span>
            </span>
            {may && (
              <Button
                variant="subtle"
                size="compact-sm"
                loading={taking.isPending && taking.variables.id === given.id}
                aria-label={text('people.take_of', { role: roleName(given), place: placeName(given) })}
                onClick={() => taking.mutate(given)}
              >
                {text('people.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isGiving && <GiveDialog person={person} onClose={() => setGiving(false)} />}
    </Panel>
  );
}

function SiteName({ siteId }: { siteId: string }) {
  return <>{useQuery(siteQuery(siteId)).data?.name ?? '…'}</>;
}

function GiveDialog({ person, onClose }: { person: Colleague; onClose: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const { withProof, dialog } = useProof();
  const giving = useMutation({
    mutationFn: (grant: NewGrant) => withProof(() => giveRole(person.id, grant)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['people'] });
      onClose();
      announce(text('people.role_given'));
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    giving.mutate(grantOfForm(new FormData(event.currentTarget)));
  };
  const about = giving.error instanceof Problem ? giving.error.about('role') : undefined;
  return (
    <Dialog title={text('people.give_to', { name: person.name })} onClose={onClose}>
      {dialog}
      <form className={form.form} onSubmit={submit}>
        {giving.error && !about && !(giving.error instanceof NotProved) && <ProblemNotice error={giving.error} />}
        <RoleFields error={about} />
        <DialogButtons label={text('people.give')} isBusy={giving.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function WayIn({ person }: { person: Colleague }) {
  const text = useText();
  const queries = useQueryClient();
  const { withProof, dialog } = useProof();
  const changing = useMutation({
    mutationFn: (isActive: boolean) => withProof(() => changeColleague(person, { is_active: isActive })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  const renewing = useMutation({ mutationFn: () => withProof(() => renewPassword(person.id)) });
  const inviting = useMutation({ mutationFn: () => withProof(() => invite(person.id)) });
  const problem = changing.error ?? renewing.error ?? inviting.error;
  return (
    <>
      <Panel title={text('people.about')}>
        {dialog}
        <div className={styles.stack}>
        {problem && !(problem instanceof NotProved) && <ProblemNotice error={problem} />}
        <Facts
          facts={[
            [text('sign_in.email'), person.email],
            [text('people.language'), LANGUAGES[person.language]],
            [text('field.state'), text(person.is_active ? 'people.active' : 'people.inactive')],
          ]}
        />
        {person.is_yours_to_change && (
          <div className={form.buttons}>
            {person.is_active && (
              <>
                <Button variant="default" loading={inviting.isPending} onClick={() => inviting.mutate()}>
                  {text('people.invite')}
                </Button>
                <Button variant="default" loading={renewing.isPending} onClick={() => renewing.mutate()}>
                  {text('people.renew')}
                </Button>
              </>
            )}
            <Button variant="default" loading={changing.isPending} onClick={() => changing.mutate(!person.is_active)}>
              {text(person.is_active ? 'people.lock_out' : 'people.let_in')}
            </Button>
          </div>
        )}
        </div>
      </Panel>
      <ShownOnce email={person.email} password={renewing.data?.password ?? null} invitation={inviting.data ?? null} />
    </>
  );
}
