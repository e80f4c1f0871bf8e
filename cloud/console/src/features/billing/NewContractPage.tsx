// Writing down what a customer does not pay for.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { assetsQuery } from '@/api/assets';
import type { NewContract } from '@/api/contract';
import { addContract } from '@/api/prices';
import { Problem } from '@/api/problem';
import { siteListQuery } from '@/api/sites';
import { useText } from '@/i18n/useText';
import { CustomerChoice } from '@/ui/CustomerChoice';
import formStyles from '@/ui/Form.module.css';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Billing.module.css';

const COVERED = ['labour', 'parts', 'travel'] as const;
const KINDS = ['agreement', 'warranty'] as const;

export function NewContractPage() {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [customerId, setCustomerId] = useState<string | null>(null);
  const adding = useMutation({
    mutationFn: (contract: NewContract) => addContract(contract),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['contracts'] });
      await navigate({ to: '/settings/contracts' });
    },
  });
  const problem = adding.error instanceof Problem ? adding.error : undefined;
  const about = (field: string) => problem?.about(field);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (customerId !== null) adding.mutate(contractOf(new FormData(event.currentTarget), customerId));
  };
  return (
    <div className={styles.page}>
      <PageHeader above={<Link to="/settings/contracts">{text('contracts.title')}</Link>} title={text('contracts.add')} />
      <form className={formStyles.form} onSubmit={submit}>
        <Panel>
          <div className={formStyles.fields}>
            <CustomerChoice label={text('invoice.customer')} value={customerId} onChange={setCustomerId} error={about('customer_id')} />
            <TextInput name="number" label={text('contracts.number')} required maxLength={60} error={about('number')} />
            <NativeSelect name="kind" label={text('contracts.kind')} data={KINDS.map((kind) => ({ value: kind, label: text(`contract_kind.${kind}`) }))} />
            <Where customerId={customerId} about={about} />
            <TextInput name="starts_on" type="date" label={text('contracts.starts_on')} required error={about('starts_on')} />
            <TextInput name="ends_on" type="date" label={`${text('contracts.ends_on')} (${text('form.optional')})`} error={about('ends_on')} />
            <fieldset className={formStyles.form}>
              <legend>{text('contracts.covers')}</legend>
              {COVERED.map((what) => (
                <label key={what} className={formStyles.check}>
                  <input type="checkbox" name="covers" value={what} />
                  {text(`covered.${what}`)}
                </label>
              ))}
            </fieldset>
            <Textarea name="notes" className={formStyles.wide} label={`${text('invoice.note')} (${text('form.optional')})`} autosize minRows={2} maxLength={2000} />
          </div>
        </Panel>
        {adding.error && <ProblemNotice error={adding.error} />}
        <div className={formStyles.buttons}>
          <Button type="submit" loading={adding.isPending} disabled={customerId === null}>
            {text('contracts.save')}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** Everywhere, at one site, or for one machine of the customer. */
function Where({ customerId, about }: { customerId: string | null; about: (field: string) => string | undefined }) {
  const text = useText();
  const isChosen = customerId !== null;
  const theirs = { customer_id: customerId ?? undefined };
  const sites = useInfiniteQuery({ ...siteListQuery(theirs), enabled: isChosen }).data?.pages[0]?.items ?? [];
  const machines = useInfiniteQuery({ ...assetsQuery(theirs), enabled: isChosen }).data?.pages[0]?.items ?? [];
  const choices = [
    { value: '', label: text('contracts.everywhere') },
    ...(isChosen ? sites.map((one) => ({ value: `site ${one.id}`, label: one.name })) : []),
    ...(isChosen ? machines.map((one) => ({ value: `asset ${one.id}`, label: `${one.name} · ${one.tag}` })) : []),
  ];
  return <NativeSelect name="where" label={text('contracts.where')} data={choices} error={about('site_id') ?? about('asset_id')} />;
}

function contractOf(form: FormData, customerId: string): NewContract {
  const words = (name: string) => String(form.get(name) ?? '').trim();
  const [what, id] = words('where').split(' ');
  return {
    number: words('number'),
    kind: KINDS.find((kind) => kind === words('kind')) ?? 'agreement',
    customer_id: customerId,
    site_id: what === 'site' ? (id ?? null) : null,
    asset_id: what === 'asset' ? (id ?? null) : null,
    covers: COVERED.filter((one) => form.getAll('covers').includes(one)),
    starts_on: words('starts_on'),
    ends_on: words('ends_on') || null,
    notes: words('notes'),
  };
}
