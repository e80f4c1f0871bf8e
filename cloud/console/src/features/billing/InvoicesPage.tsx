// The list of invoices and credit notes.
import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { invoicesQuery } from '@/api/billing';
import type { InvoiceInList } from '@/api/contract';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { formatMoney } from '@/i18n/money';
import { formatDay } from '@/i18n/times';
import { useText, type Text } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { SearchField } from '@/ui/SearchField';
import { InvoiceMark } from './InvoiceMark';

const route = getRouteApi('/inside/invoices');
const SHOWN = ['draft', 'open', 'overdue', 'paid', 'credit_notes'] as const;

export function InvoicesPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const { show, q } = route.useSearch();
  const navigate = route.useNavigate();
  const filters = { branch_id: branchId, show, q };
  const list = useInfiniteQuery(invoicesQuery(filters));
  return (
    <>
      <PageHeader title={text('invoices.title')}>
        <ButtonLink to="/payments" variant="default">
          {text('payments.title')}
        </ButtonLink>
      </PageHeader>
      <ListBar exported={{ path: '/api/v1/invoices', filters }}>
        <NativeSelect
          aria-label={text('invoices.show')}
          value={show ?? 'all'}
          onChange={(event) => {
            const wanted = SHOWN.find((one) => one === event.currentTarget.value);
            void navigate({ search: (before) => ({ ...before, show: wanted }), replace: true });
          }}
          data={['all' as const, ...SHOWN].map((value) => ({ value, label: text(`invoices.show_${value}`) }))}
        />
        <SearchField
          label={text('invoices.search')}
          value={q}
          onSearch={(value) => void navigate({ search: (before) => ({ ...before, q: value }), replace: true })}
        />
      </ListBar>
      <ListBody list={list} empty={<NoInvoices isFiltered={Boolean(q || show)} />}>
        {(rows) => (
          <DataTable
            label={text('invoices.title')}
            columns={columns(text)}
            rows={rows}
            keyOf={(one) => one.id}
            isAbnormal={(one) => one.is_overdue}
          />
        )}
      </ListBody>
    </>
  );
}

function columns(text: Text): Column<InvoiceInList>[] {
  return [
    {
      key: 'number',
      head: text('invoice.number'),
      isMain: true,
      cell: (one) => (
        <Link to="/invoices/$invoiceId" params={{ invoiceId: one.id }}>
          <span className="mono">{one.number ?? text('invoice.draft_of', { order: one.work_order_number })}</span>
        </Link>
      ),
    },
    { key: 'customer', head: text('invoice.customer'), cell: (one) => one.customer_name },
    { key: 'title', head: text('invoice.what'), cell: (one) => one.title },
    { key: 'state', head: text('field.state'), cell: (one) => <InvoiceMark invoice={one} /> },
    { key: 'due', head: text('invoice.due'), cell: (one) => one.due_on && formatDay(one.due_on) },
    { key: 'gross', head: text('invoice.gross'), isNumber: true, cell: (one) => formatMoney(one.gross, one.currency) },
    {
      key: 'balance',
      head: text('invoice.balance'),
      isNumber: true,
      cell: (one) => Number(one.balance) !== 0 && formatMoney(one.balance, one.currency),
    },
  ];
}

function NoInvoices({ isFiltered }: { isFiltered: boolean }) {
  const text = useText();
  if (isFiltered) return <EmptyState icon="search" title={text('invoices.none_found')} />;
  return (
    <EmptyState icon="invoice" title={text('invoices.empty')} action={<ButtonLink to="/settings/prices">{text('prices.title')}</ButtonLink>}>
      {text('invoices.empty_words')}
    </EmptyState>
  );
}
