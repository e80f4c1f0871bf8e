// The list of customers.
import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { customersQuery } from '@/api/customers';
import type { Customer } from '@/api/contract';
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
import { EmailLinks, PhoneLinks } from './Reach';

const route = getRouteApi('/inside/customers');

export function CustomersPage() {
  const text = useText();
  const mayAdd = useMay('customer.write');
  const { q, show } = route.useSearch();
  const navigate = route.useNavigate();
  const isActive = show === 'all' ? undefined : true;
  const list = useInfiniteQuery(customersQuery({ q, is_active: isActive }));
  const imports = (
    <ButtonLink to="/customers/import" variant="default">
      {text('customers.import')}
    </ButtonLink>
  );
  const add = <ButtonLink to="/customers/new">{text('customers.add')}</ButtonLink>;
  return (
    <>
      <PageHeader title={text('customers.title')}>{mayAdd && <>{imports}{add}</>}</PageHeader>
      <ListBar exported={{ path: '/api/v1/customers', filters: { q, is_active: isActive && 'true' } }}>
        <SearchField
          label={text('customers.search')}
          value={q}
          onSearch={(value) => void navigate({ search: (before) => ({ ...before, q: value }), replace: true })}
        />
        <SegmentedControl
          aria-label={text('customers.show')}
          value={show ?? 'active'}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, show: value === 'all' ? 'all' : undefined }), replace: true })
          }
          data={(['active', 'all'] as const).map((value) => ({ value, label: text(`customers.show_${value}`) }))}
        />
      </ListBar>
      <ListBody list={list} empty={<NoCustomers isFiltered={Boolean(q)} action={mayAdd && <>{add}{imports}</>} />}>
        {(rows) => (
          <DataTable label={text('customers.list')} columns={columns(text, show === 'all')} rows={rows} keyOf={(one) => one.id} />
        )}
      </ListBody>
    </>
  );
}

function columns(text: Text, isWithFormer: boolean): Column<Customer>[] {
  const state: Column<Customer> = {
    key: 'state',
    head: text('field.state'),
    cell: (one) => (one.is_active ? text('customer.active') : <Mark tone="quiet">{text('customer.inactive')}</Mark>),
  };
  return [
    {
      key: 'name',
      head: text('field.name'),
      isMain: true,
      cell: (one) => (
        <Link to="/customers/$customerId" params={{ customerId: one.id }}>
          {one.name}
        </Link>
      ),
    },
    { key: 'code', head: text('customer.code'), cell: (one) => one.code && <span className="mono">{one.code}</span> },
    { key: 'phone', head: text('customer.phones'), cell: (one) => <PhoneLinks numbers={one.phones.slice(0, 1)} /> },
    {
      key: 'service',
      head: text('customer.service_emails'),
      cell: (one) => <EmailLinks addresses={one.service_emails.slice(0, 1)} />,
    },
    ...(isWithFormer ? [state] : []),
  ];
}

function NoCustomers({ isFiltered, action }: { isFiltered: boolean; action: React.ReactNode }) {
  const text = useText();
  if (isFiltered) {
    return (
      <EmptyState icon="search" title={text('customers.none_found')}>
        {text('customers.none_found_words')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="customers" title={text('customers.empty')} action={action}>
      {text('customers.empty_words')}
    </EmptyState>
  );
}
