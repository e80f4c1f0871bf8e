// The list of work orders.
import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { workOrdersQuery } from '@/api/workOrders';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { SearchField } from '@/ui/SearchField';
import { OrderTable } from './OrderTable';

const route = getRouteApi('/inside/work-orders');
const CHOICES = ['open', 'closed', 'all'] as const;

export function WorkOrdersPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const { status = 'open', q, asset } = route.useSearch();
  const navigate = route.useNavigate();
  const mayOrder = useMay('work_order.write');
  const filters = { branch_id: branchId, asset_id: asset, q, status: status === 'all' ? undefined : status };
  const list = useInfiniteQuery(workOrdersQuery(filters));
  return (
    <>
      <PageHeader title={text('orders.title')}>
        {mayOrder && <ButtonLink to="/work-orders/new">{text('order.new')}</ButtonLink>}
      </PageHeader>
      <ListBar exported={{ path: '/api/v1/work-orders', filters }}>
        <SegmentedControl
          aria-label={text('orders.show')}
          value={status}
          onChange={(value) => void navigate({ search: (before) => ({ ...before, status: value }), replace: true })}
          data={CHOICES.map((value) => ({ value, label: text(`orders.${value}`) }))}
        />
        <SearchField
          label={text('orders.search')}
          value={q}
          onSearch={(value) => void navigate({ search: (before) => ({ ...before, q: value }), replace: true })}
        />
      </ListBar>
      <ListBody list={list} empty={<NoOrders isFiltered={Boolean(q || asset) || status !== 'open'} />}>
        {(rows) => <OrderTable orders={rows} />}
      </ListBody>
    </>
  );
}

function NoOrders({ isFiltered }: { isFiltered: boolean }) {
  const text = useText();
  if (isFiltered) return <EmptyState icon="search" title={text('orders.none_found')} />;
  return (
    <EmptyState icon="orders" title={text('orders.empty')}>
      {text('orders.empty_words')}
    </EmptyState>
  );
}
