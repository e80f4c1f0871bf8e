// Warehouses and vans, and what runs low in them.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import type { NewStockPlace, StockPlace } from '@/api/contract';
import { addPlace, balancesQuery, placesQuery } from '@/api/inventory';
import { Problem } from '@/api/problem';
import { techniciansQuery } from '@/api/technicians';
import { useBranches, useBranchFilter, useBranchName } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useText, type Text } from '@/i18n/useText';
import columnStyles from '@/ui/Columns.module.css';
import { DataTable, type Column } from '@/ui/DataTable';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import { EmptyState } from '@/ui/EmptyState';
import formStyles from '@/ui/Form.module.css';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { BalanceTable } from './BalanceTable';

export function PlacesPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const mayAdd = useMay('stock_place.write');
  const [isAdding, setAdding] = useState(false);
  const list = useInfiniteQuery(placesQuery({ branch_id: branchId }));
  const low = useInfiniteQuery(balancesQuery({ branch_id: branchId, is_low: true }));
  const branchName = useBranchName();
  const add = <Button onClick={() => setAdding(true)}>{text('stock.add_place')}</Button>;
  const lowRows = low.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader above={<Link to="/parts">{text('parts.title')}</Link>} title={text('stock.places')}>
        {mayAdd && add}
      </PageHeader>
      <div className={columnStyles.stack}>
        {lowRows.length > 0 && (
          <Panel title={text('stock.low_title')} isFlush>
            <BalanceTable balances={lowRows} by="part" />
          </Panel>
        )}
        <div>
          <ListBar exported={{ path: '/api/v1/stock-balances', filters: { branch_id: branchId } }} />
          <ListBody
            list={list}
            empty={
              <EmptyState icon="parts" title={text('stock.no_places')} action={mayAdd && add}>
                {text('stock.no_places_words')}
              </EmptyState>
            }
          >
            {(rows) => (
              <DataTable label={text('stock.places')} columns={columns(text, branchName)} rows={rows} keyOf={(one) => one.id} />
            )}
          </ListBody>
        </div>
      </div>
      {isAdding && <AddPlace onClose={() => setAdding(false)} />}
    </>
  );
}

function columns(text: Text, branchName: (id: string) => string): Column<StockPlace>[] {
  return [
    {
      key: 'name',
      head: text('field.name'),
      isMain: true,
      cell: (one) => (
        <Link to="/stock-places/$placeId" params={{ placeId: one.id }}>
          {one.name}
        </Link>
      ),
    },
    { key: 'kind', head: text('stock.kind'), cell: (one) => text(`place_kind.${one.kind}`) },
    {
      key: 'technician',
      head: text('stock.driver'),
      cell: (one) =>
        one.technician_id && (
          <Link to="/technicians/$technicianId" params={{ technicianId: one.technician_id }}>
            {one.technician_name}
          </Link>
        ),
    },
    { key: 'branch', head: text('field.branch'), cell: (one) => branchName(one.branch_id) },
    {
      key: 'state',
      head: text('field.state'),
      cell: (one) => (one.is_active ? text('stock.open') : <Mark tone="quiet">{text('stock.closed')}</Mark>),
    },
  ];
}

function AddPlace({ onClose }: { onClose: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const branches = useBranches();
  const { branchId: filtered } = useBranchFilter();
  const [chosen, setChosen] = useState<string>();
  const [kind, setKind] = useState<NewStockPlace['kind']>('warehouse');
  const branchId = chosen ?? filtered ?? branches[0]?.id ?? '';
  const technicians = useInfiniteQuery(techniciansQuery({ branch_id: branchId })).data?.pages.flatMap((page) => page.items) ?? [];
  const adding = useMutation({
    mutationFn: (place: NewStockPlace) => addPlace(place),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['stock'] });
      onClose();
    },
  });
  const problem = adding.error instanceof Problem ? adding.error : undefined;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = (name: string) => String(form.get(name) ?? '').trim();
    adding.mutate({ branch_id: branchId, kind, name: words('name'), technician_id: kind === 'van' ? words('technician_id') || null : null });
  };
  return (
    <Dialog title={text('stock.add_place')} onClose={onClose}>
      <form className={formStyles.form} onSubmit={submit}>
        {adding.error && !problem?.fields.length && <ProblemNotice error={adding.error} />}
        {branches.length > 1 && (
          <NativeSelect
            label={text('field.branch')}
            value={branchId}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
          />
        )}
        <NativeSelect
          label={text('stock.kind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value === 'van' ? 'van' : 'warehouse')}
          data={(['warehouse', 'van'] as const).map((value) => ({ value, label: text(`place_kind.${value}`) }))}
        />
        <TextInput name="name" label={text('field.name')} description={text('stock.name_words')} required maxLength={100} error={problem?.about('name')} />
        {kind === 'van' && (
          <NativeSelect name="technician_id" label={text('stock.driver')} error={problem?.about('technician_id')} data={technicians.map((one) => ({ value: one.id, label: one.name }))} />
        )}
        <DialogButtons label={text('stock.save')} isBusy={adding.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
