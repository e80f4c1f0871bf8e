// The list of parts.
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Part } from '@/api/contract';
import { partsQuery } from '@/api/inventory';
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
import { formatCost, unitWord } from './amounts';

const route = getRouteApi('/inside/parts');
const SORTS = ['name', '-name', 'number', '-number'] as const;

export function PartsPage() {
  const text = useText();
  const mayAdd = useMay('part.write');
  const { q, show, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const isActive = show === 'all' ? undefined : true;
  const list = useInfiniteQuery(partsQuery({ q, is_active: isActive, sort }));
  const places = (
    <ButtonLink to="/stock-places" variant="default">
      {text('stock.places')}
    </ButtonLink>
  );
  const imports = (
    <ButtonLink to="/parts/import" variant="default">
      {text('parts.import')}
    </ButtonLink>
  );
  const add = <ButtonLink to="/parts/new">{text('parts.add')}</ButtonLink>;
  const choose = (chosen: string) => {
    const value = SORTS.find((one) => one === chosen);
    void navigate({ search: (before) => ({ ...before, sort: value === 'name' ? undefined : value }), replace: true });
  };
  return (
    <>
      <PageHeader title={text('parts.title')}>
        {places}
        {mayAdd && <>{imports}{add}</>}
      </PageHeader>
      <ListBar exported={{ path: '/api/v1/parts', filters: { q, is_active: isActive && 'true', sort } }}>
        <SearchField
          label={text('parts.search')}
          value={q}
          onSearch={(value) => void navigate({ search: (before) => ({ ...before, q: value }), replace: true })}
        />
        <NativeSelect
          aria-label={text('parts.sort')}
          value={sort ?? 'name'}
          onChange={(event) => choose(event.currentTarget.value)}
          data={SORTS.map((value) => ({ value, label: text(`parts_sort.${value.replace('-', 'down_') as Sort}`) }))}
        />
        <SegmentedControl
          aria-label={text('parts.show')}
          value={show ?? 'active'}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, show: value === 'all' ? 'all' : undefined }), replace: true })
          }
          data={(['active', 'all'] as const).map((value) => ({ value, label: text(`parts.show_${value}`) }))}
        />
      </ListBar>
      <ListBody list={list} empty={<NoParts isFiltered={Boolean(q)} action={mayAdd && <>{add}{imports}</>} />}>
        {(rows) => (
          <DataTable label={text('parts.list')} columns={columns(text, show === 'all')} rows={rows} keyOf={(one) => one.id} />
        )}
      </ListBody>
    </>
  );
}

type Sort = 'name' | 'number' | 'down_name' | 'down_number';

function columns(text: Text, isWithFormer: boolean): Column<Part>[] {
  const state: Column<Part> = {
    key: 'state',
    head: text('field.state'),
    cell: (one) => (one.is_active ? text('parts.active') : <Mark tone="quiet">{text('parts.inactive')}</Mark>),
  };
  return [
    {
      key: 'name',
      head: text('field.name'),
      isMain: true,
      cell: (one) => (
        <Link to="/parts/$partId" params={{ partId: one.id }}>
          {one.name}
        </Link>
      ),
    },
    { key: 'number', head: text('parts.number'), cell: (one) => <span className="mono">{one.number}</span> },
    { key: 'unit', head: text('parts.unit'), cell: (one) => unitWord(one.unit, 1) },
    {
      key: 'price',
      head: text('parts.sale_price'),
      isNumber: true,
      cell: (one) => one.sale_price && one.sale_currency && formatCost(one.sale_price, one.sale_currency),
    },
    ...(isWithFormer ? [state] : []),
  ];
}

function NoParts({ isFiltered, action }: { isFiltered: boolean; action: React.ReactNode }) {
  const text = useText();
  if (isFiltered) {
    return (
      <EmptyState icon="search" title={text('parts.none_found')}>
        {text('parts.none_found_words')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="parts" title={text('parts.empty')} action={action}>
      {text('parts.empty_words')}
    </EmptyState>
  );
}
