// What customers do not pay for: contracts and warranties, with the days between which they hold.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Contract } from '@/api/contract';
import { contractsQuery } from '@/api/prices';
import { useMay } from '@/features/shell/useMay';
import { formatDay } from '@/i18n/times';
import { useText, type Text } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { EndContractDialog } from './EndContractDialog';

export function ContractsPage() {
  const text = useText();
  const mayChange = useMay('price.write');
  const [ended, setEnded] = useState<Contract | null>(null);
  const list = useInfiniteQuery(contractsQuery());
  const add = mayChange && <ButtonLink to="/settings/contracts/new">{text('contracts.add')}</ButtonLink>;
  return (
    <>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('contracts.title')} below={text('contracts.words')}>
        {add}
      </PageHeader>
      <ListBar exported={{ path: '/api/v1/contracts', filters: {} }} />
      <ListBody list={list} empty={<EmptyState icon="flag" title={text('contracts.empty')} action={add}>{text('contracts.empty_words')}</EmptyState>}>
        {(rows) => <DataTable label={text('contracts.title')} columns={columns(text, mayChange ? setEnded : null)} rows={rows} keyOf={(one) => one.id} />}
      </ListBody>
      {ended && <EndContractDialog contract={ended} onClose={() => setEnded(null)} />}
    </>
  );
}

function columns(text: Text, onEnd: ((contract: Contract) => void) | null): Column<Contract>[] {
  const action: Column<Contract> = {
    key: 'end',
    head: text('contracts.end'),
    isAction: true,
    cell: (one) =>
      onEnd && (
        <Button variant="subtle" size="compact-sm" aria-label={text('contracts.end_of', { number: one.number })} onClick={() => onEnd(one)}>
          {text('contracts.end')}
        </Button>
      ),
  };
  return [
    { key: 'number', head: text('contracts.number'), isMain: true, cell: (one) => <span className="mono">{one.number}</span> },
    {
      key: 'customer',
      head: text('invoice.customer'),
      cell: (one) => (
        <Link to="/customers/$customerId" params={{ customerId: one.customer_id }}>
          {one.customer_name}
        </Link>
      ),
    },
    { key: 'kind', head: text('contracts.kind'), cell: (one) => text(`contract_kind.${one.kind}`) },
    { key: 'covers', head: text('contracts.covers'), cell: (one) => one.covers.map((what) => text(`covered.${what}`)).join(', ') },
    { key: 'from', head: text('contracts.starts_on'), cell: (one) => formatDay(one.starts_on) },
    { key: 'until', head: text('contracts.ends_on'), cell: (one) => (one.ends_on ? formatDay(one.ends_on) : text('contracts.no_end')) },
    ...(onEnd ? [action] : []),
  ];
}
