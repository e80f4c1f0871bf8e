// One warehouse or van: what is in it and what happened there.
import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import type { StockPlace, StockPlaceChanges } from '@/api/contract';
import { balancesQuery, changePlace, placeQuery } from '@/api/inventory';
import { Problem } from '@/api/problem';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import columnStyles from '@/ui/Columns.module.css';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { ListBar } from '@/ui/ListBar';
import { ListBody, RowsSkeleton } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { BalanceTable } from './BalanceTable';
import styles from './Inventory.module.css';
import { Moves } from './Moves';

const route = getRouteApi('/inside/stock-places/$placeId');

export function PlacePage() {
  const text = useText();
  const { placeId } = route.useParams();
  const mayChange = useMay('stock_place.write');
  const [isChanging, setChanging] = useState(false);
  const { data: place, error, refetch } = useQuery(placeQuery(placeId));
  const balances = useInfiniteQuery(balancesQuery({ place_id: placeId }));
  if (error && !place) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!place) return <RowsSkeleton />;
  return (
    <>
      <PageHeader
        above={<Link to="/stock-places">{text('stock.places')}</Link>}
        title={place.name}
        below={
          <>
            <span>{text(`place_kind.${place.kind}`)}</span>
            {place.technician_name && <span>{place.technician_name}</span>}
            {!place.is_active && <Mark tone="quiet">{text('stock.closed')}</Mark>}
          </>
        }
      >
        {mayChange && (
          <Button variant="default" onClick={() => setChanging(true)}>
            {text('parts.change')}
          </Button>
        )}
      </PageHeader>
      <ListBar exported={{ path: '/api/v1/stock-balances', filters: { place_id: placeId } }} />
      <div className={columnStyles.stack}>
        <Panel title={text('stock.contents')} isFlush>
          <ListBody list={balances} empty={<p className={styles.none}>{text('stock.contains_nothing')}</p>}>
            {(rows) => <BalanceTable balances={rows} by="part" />}
          </ListBody>
        </Panel>
        <Moves filters={{ place_id: placeId }} by="part" />
      </div>
      {isChanging && <ChangePlace key={place.version} place={place} onClose={() => setChanging(false)} />}
    </>
  );
}

function ChangePlace({ place, onClose }: { place: StockPlace; onClose: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (changes: StockPlaceChanges) => changePlace(place, changes),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['stock'] });
      onClose();
    },
  });
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    saving.mutate({ name: String(form.get('name')).trim(), is_active: form.get('is_active') !== null });
  };
  return (
    <Dialog title={text('stock.change_place', { name: place.name })} onClose={onClose}>
      <form className={formStyles.form} onSubmit={submit}>
        {saving.error && !problem?.about('name') && <ProblemNotice error={saving.error} />}
        <TextInput name="name" label={text('field.name')} required autoFocus maxLength={100} defaultValue={place.name} error={problem?.about('name')} />
        <DialogButtons label={text('stock.save')} isBusy={saving.isPending} onClose={onClose}>
          <label className={formStyles.check}>
            <input type="checkbox" name="is_active" defaultChecked={place.is_active} />
            {text('stock.is_open')}
          </label>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
