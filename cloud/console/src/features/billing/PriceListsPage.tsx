// The price lists of the company; one of each currency is the usual one.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PriceList } from '@/api/contract';
import { priceListsQuery } from '@/api/prices';
import { useMay } from '@/features/shell/useMay';
import { formatMoney } from '@/i18n/money';
import { useText, type Text } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { RowsSkeleton } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';

export function PriceListsPage() {
  const text = useText();
  const mayChange = useMay('price.write');
  const { data: lists, error, refetch } = useQuery(priceListsQuery);
  const add = mayChange && <ButtonLink to="/settings/prices/new">{text('prices.add')}</ButtonLink>;
  return (
    <>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('prices.title')} below={text('prices.words')}>
        {add}
      </PageHeader>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!lists && !error && <RowsSkeleton />}
      {lists?.length === 0 && (
        <EmptyState icon="invoice" title={text('prices.empty')} action={add}>
          {text('prices.empty_words')}
        </EmptyState>
      )}
      {lists && lists.length > 0 && (
        <DataTable label={text('prices.title')} columns={columns(text)} rows={lists} keyOf={(one) => one.id} />
      )}
    </>
  );
}

function columns(text: Text): Column<PriceList>[] {
  return [
    {
      key: 'name',
      head: text('field.name'),
      isMain: true,
      cell: (one) => (
        <Link to="/settings/prices/$priceListId" params={{ priceListId: one.id }}>
          {one.name}
        </Link>
      ),
    },
    { key: 'usual', head: text('prices.usual'), cell: (one) => one.is_default && <Mark tone="plain">{text('prices.is_usual')}</Mark> },
    { key: 'labour', head: text('prices.labour_rate'), isNumber: true, cell: (one) => formatMoney(one.labour_rate, one.currency) },
    { key: 'visit', head: text('prices.call_out_fee'), isNumber: true, cell: (one) => formatMoney(one.call_out_fee, one.currency) },
    { key: 'km', head: text('prices.travel_per_km'), isNumber: true, cell: (one) => formatMoney(one.travel_per_km, one.currency) },
  ];
}
