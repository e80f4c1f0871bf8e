// One price list, or a new one: rates, fees, prices of parts and fixed prices of kinds of jobs.
import { Button, Textarea, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import type { NewPriceList, PriceList } from '@/api/contract';
import { addPriceList, changePriceList, priceListQuery } from '@/api/prices';
import { Problem } from '@/api/problem';
import { categoriesQuery } from '@/api/serviceCategories';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import formStyles from '@/ui/Form.module.css';
import { announce } from '@/ui/announcements';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Billing.module.css';
import { linesOf, pricesIn } from './priceLines';

const DECIMAL = '[0-9]+([.][0-9]+)?';

export function PriceListPage() {
  const { priceListId } = useParams({ strict: false }) as { priceListId?: string };
  const { data: list, error, refetch } = useQuery({ ...priceListQuery(priceListId ?? ''), enabled: priceListId !== undefined });
  const kinds = useInfiniteQuery(categoriesQuery).data?.pages.flatMap((page) => page.items);
  if (error && !list) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!kinds || (priceListId !== undefined && !list)) return <RowsSkeleton />;
  // Another version is another form: what was typed over an old one is not saved over a new one.
  return <PriceListForm key={list?.version ?? 0} list={list} kinds={kinds} />;
}

function PriceListForm({ list, kinds }: { list: PriceList | undefined; kinds: { id: string; name: string }[] }) {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayChange = useMay('price.write');
  const saving = useMutation({
    mutationFn: ({ currency, ...fields }: NewPriceList) =>
      list ? changePriceList(list, fields) : addPriceList({ ...fields, currency }),
    onSuccess: async (saved) => {
      announce(text('prices.saved', { name: saved.name }));
      await queries.invalidateQueries({ queryKey: ['price-lists'] });
      if (!list) await navigate({ to: '/settings/prices/$priceListId', params: { priceListId: saved.id } });
    },
  });
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const about = (field: string) => problem?.about(field);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.mutate(fieldsOf(new FormData(event.currentTarget), kinds));
  };
  const fixed = Object.fromEntries((list?.fixed_prices ?? []).map((one) => [one.category_id, String(one.price)]));
  const retry = problem?.isConflictOfVersions ? () => void queries.invalidateQueries({ queryKey: ['price-lists'] }) : undefined;
  return (
    <div className={styles.page}>
      <PageHeader above={<Link to="/settings/prices">{text('prices.title')}</Link>} title={list?.name ?? text('prices.add')} />
      <form onSubmit={submit}>
        <fieldset className={formStyles.form} disabled={!mayChange}>
          <Panel title={text('prices.rates')}>
            <div className={formStyles.fields}>
              <TextInput name="name" label={text('field.name')} required maxLength={100} defaultValue={list?.name} error={about('name')} />
              <TextInput name="currency" label={text('prices.currency')} required pattern="[A-Z]{3}" readOnly={list !== undefined} defaultValue={list?.currency ?? 'KES'} error={about('currency')} />
              <TextInput name="labour_rate" label={text('prices.labour_rate')} required inputMode="decimal" pattern={DECIMAL} defaultValue={String(list?.labour_rate ?? '0')} error={about('labour_rate')} />
              <TextInput name="call_out_fee" label={text('prices.call_out_fee')} description={text('prices.call_out_words')} required inputMode="decimal" pattern={DECIMAL} defaultValue={String(list?.call_out_fee ?? '0')} error={about('call_out_fee')} />
              <TextInput name="travel_per_km" label={text('prices.travel_per_km')} description={text('prices.travel_words')} required inputMode="decimal" pattern={DECIMAL} defaultValue={String(list?.travel_per_km ?? '0')} error={about('travel_per_km')} />
              <label className={formStyles.check}>
                <input type="checkbox" name="prices_include_tax" defaultChecked={list?.prices_include_tax} />
                {text('prices.include_tax')}
              </label>
              <label className={formStyles.check}>
                <input type="checkbox" name="is_default" defaultChecked={list?.is_default} disabled={list?.is_default} />
                {text('prices.make_usual')}
              </label>
            </div>
          </Panel>
          <Panel title={text('prices.own')}>
            <div className={formStyles.fields}>
              <Textarea name="skill_rates" label={text('prices.skill_rates')} description={text('prices.skill_words')} autosize minRows={3} defaultValue={linesOf((list?.skill_rates ?? []).map((one) => [one.skill, one.rate]))} error={about('skill_rates')} />
              <Textarea name="part_prices" label={text('prices.part_prices')} description={text('prices.part_words')} autosize minRows={3} defaultValue={linesOf((list?.part_prices ?? []).map((one) => [one.part_number, one.price]))} error={about('part_prices')} />
            </div>
          </Panel>
          {kinds.length > 0 && (
            <Panel title={text('prices.fixed')}>
              <p className="quiet">{text('prices.fixed_words')}</p>
              <div className={formStyles.fields}>
                {kinds.map((kind) => (
                  <TextInput key={kind.id} name={`fixed ${kind.id}`} label={kind.name} inputMode="decimal" pattern={DECIMAL} defaultValue={fixed[kind.id]} />
                ))}
              </div>
            </Panel>
          )}
          {saving.error && <ProblemNotice error={saving.error} onRetry={retry} />}
          {mayChange && (
            <div className={formStyles.buttons}>
              <Button type="submit" loading={saving.isPending}>
                {text('prices.save')}
              </Button>
            </div>
          )}
        </fieldset>
      </form>
    </div>
  );
}

function fieldsOf(form: FormData, kinds: { id: string }[]): NewPriceList {
  const words = (name: string) => String(form.get(name) ?? '').trim();
  return {
    name: words('name'),
    currency: words('currency'),
    is_default: form.get('is_default') !== null,
    prices_include_tax: form.get('prices_include_tax') !== null,
    labour_rate: words('labour_rate'),
    call_out_fee: words('call_out_fee'),
    travel_per_km: words('travel_per_km'),
    skill_rates: pricesIn(words('skill_rates')).map(([skill, rate]) => ({ skill, rate })),
    part_prices: pricesIn(words('part_prices')).map(([part_number, price]) => ({ part_number, price })),
    fixed_prices: kinds
      .map(({ id }) => ({ category_id: id, price: words(`fixed ${id}`) }))
      .filter((one) => one.price !== ''),
  };
}
