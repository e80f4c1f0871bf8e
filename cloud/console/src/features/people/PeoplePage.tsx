// Who can sign in, and with which roles.
import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Colleague } from '@/api/contract';
import { peopleQuery } from '@/api/people';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useText, type Text } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { SearchField } from '@/ui/SearchField';
import { usePlaceName } from './place';
import { roleName } from './roleName';

const route = getRouteApi('/inside/settings/people');

export function PeoplePage() {
  const text = useText();
  const mayAdd = useMay('person.write');
  const { branchId } = useBranchFilter();
  const { q, show } = route.useSearch();
  const navigate = route.useNavigate();
  const placeName = usePlaceName();
  const filters = { q, branch_id: branchId, is_active: show === 'all' ? undefined : true };
  const list = useInfiniteQuery(peopleQuery(filters));
  const add = mayAdd && <ButtonLink to="/settings/people/new">{text('people.add')}</ButtonLink>;
  return (
    <>
      <PageHeader
        above={<Link to="/settings">{text('settings.title')}</Link>}
        title={text('people.title')}
        below={text('settings.people_words')}
      >
        {add}
      </PageHeader>
      <ListBar exported={{ path: '/api/v1/people', filters: { q, branch_id: branchId, is_active: show === 'all' ? undefined : 'true' } }}>
        <SearchField
          label={text('people.search')}
          value={q}
          onSearch={(value) => void navigate({ search: (before) => ({ ...before, q: value }), replace: true })}
        />
        <SegmentedControl
          aria-label={text('people.show')}
          value={show ?? 'active'}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, show: value === 'all' ? 'all' : undefined }), replace: true })
          }
          data={(['active', 'all'] as const).map((value) => ({ value, label: text(`people.show_${value}`) }))}
        />
      </ListBar>
      <ListBody
        list={list}
        empty={
          <EmptyState icon="people" title={text(q ? 'people.none_found' : 'people.empty')} action={add}>
            {text(q ? 'people.none_found_words' : 'people.empty_words')}
          </EmptyState>
        }
      >
        {(rows) => <DataTable label={text('people.title')} columns={columns(text, placeName)} rows={rows} keyOf={(one) => one.id} />}
      </ListBody>
    </>
  );
}

function columns(text: Text, placeName: ReturnType<typeof usePlaceName>): Column<Colleague>[] {
  return [
    {
      key: 'name',
      head: text('field.name'),
      isMain: true,
      cell: (one) => (
        <Link to="/settings/people/$personId" params={{ personId: one.id }}>
          {one.name}
        </Link>
      ),
    },
    { key: 'email', head: text('sign_in.email'), cell: (one) => one.email },
    {
      key: 'roles',
      head: text('people.roles'),
      cell: (one) =>
        one.roles.length === 0
          ? text('people.no_roles')
          : one.roles.map((given) => `${roleName(given)} · ${placeName(given)}`).join('; '),
    },
    {
      key: 'state',
      head: text('field.state'),
      cell: (one) => (one.is_active ? text('people.active') : <Mark tone="quiet">{text('people.inactive')}</Mark>),
    },
  ];
}
