// Of whom personal data is held, giving it out and erasing it, and what goes by itself.
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DataSubject } from '@/api/contract';
import { dataSubjectsQuery, personalData, retentionQuery } from '@/api/privacy';
import { useText, type Text } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { Facts } from '@/ui/Facts';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { saveFile } from '@/ui/saveFile';
import { SearchField } from '@/ui/SearchField';
import { EraseDialog } from './EraseDialog';
import styles from './PrivacyPage.module.css';

const route = getRouteApi('/inside/settings/privacy');

export function PrivacyPage() {
  const text = useText();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const [erasing, setErasing] = useState<DataSubject>();
  const { data: people, error, refetch } = useQuery(dataSubjectsQuery);
  const { data: retention } = useQuery(retentionQuery);
  const giving = useMutation({
    mutationFn: async (person: DataSubject) => {
      const data = await personalData(person.id);
      saveFile(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }), `${person.id}.json`);
    },
  });
  const wanted = q?.toLocaleLowerCase();
  const shown = people?.filter((one) => !wanted || `${one.name} ${one.email}`.toLocaleLowerCase().includes(wanted));
  return (
    <>
      <PageHeader
        above={<Link to="/settings">{text('settings.title')}</Link>}
        title={text('privacy.title')}
        below={<span>{text('privacy.words')}</span>}
      />
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {giving.error && <ProblemNotice error={giving.error} />}
      {!people && !error && <RowsSkeleton />}
      {shown && (
        <div className={styles.parts}>
          <div className={styles.search}>
            <SearchField
              label={text('privacy.find')}
              value={q}
              onSearch={(value) => void navigate({ search: { q: value }, replace: true })}
            />
          </div>
          {shown.length > 0 ? (
            <DataTable label={text('privacy.people')} columns={columns(text, giving.mutate, setErasing)} rows={shown} keyOf={(one) => one.id} />
          ) : (
            <EmptyState icon="people" title={text('privacy.nobody')}>
              {text('privacy.nobody_words')}
            </EmptyState>
          )}
          {retention && (
            <Panel title={text('privacy.by_age')}>
              <Facts
                facts={[
                  [text('privacy.positions'), text('storage.days', { count: retention.positions_days })],
                  [text('privacy.pictures'), text('storage.days', { count: retention.pictures_days })],
                  [text('privacy.contacts'), text('storage.days', { count: retention.contacts_days })],
                  [text('privacy.audit'), text('storage.days', { count: retention.audit_days })],
                ]}
              />
            </Panel>
          )}
        </div>
      )}
      {erasing && <EraseDialog person={erasing} onClose={() => setErasing(undefined)} />}
    </>
  );
}

type Act = (person: DataSubject) => void;

function columns(text: Text, giveOut: Act, erase: Act): Column<DataSubject>[] {
  return [
    { key: 'name', head: text('privacy.name'), isMain: true, cell: (one) => one.name },
    { key: 'email', head: text('privacy.email'), cell: (one) => one.email },
    {
      key: 'kind',
      head: text('privacy.signs_in'),
      cell: (one) => text(one.is_active ? 'privacy.active' : 'privacy.inactive'),
    },
    {
      key: 'act',
      head: text('privacy.act'),
      isAction: true,
      cell: (one) => (
        <span className={styles.acts}>
          <Button variant="subtle" size="compact-sm" onClick={() => giveOut(one)}>
            {text('privacy.give_out')}
            <span className="only-heard"> {one.name}</span>
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => erase(one)}>
            {text('privacy.erase')}
            <span className="only-heard"> {one.name}</span>
          </Button>
        </span>
      ),
    },
  ];
}
