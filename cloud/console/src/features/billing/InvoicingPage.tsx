// How a branch invoices, and how it stands with the payment provider.
import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import type { Invoicing, NewInvoicing } from '@/api/contract';
import { invoicingQuery, providerQuery, setInvoicing } from '@/api/prices';
import { Problem } from '@/api/problem';
import { useTimeZone } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useOneBranch } from '@/features/shell/useOneBranch';
import { formatInstant } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import columnStyles from '@/ui/Columns.module.css';
import { announce } from '@/ui/announcements';
import { Facts } from '@/ui/Facts';
import formStyles from '@/ui/Form.module.css';
import { RowsSkeleton } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Billing.module.css';

const MODES = ['manual', 'draft', 'issue'] as const;
const ROUNDINGS = ['line', 'invoice'] as const;

export function InvoicingPage() {
  const text = useText();
  const { branch, choice } = useOneBranch();
  const branchId = branch?.id ?? '';
  const { data, error, refetch } = useQuery({ ...invoicingQuery(branchId), enabled: branchId !== '' });
  return (
    <div className={styles.page}>
      <PageHeader
        above={<Link to="/settings">{text('settings.title')}</Link>}
        title={branch ? text('invoicing.title_of', { name: branch.name }) : text('invoicing.title')}
      >
        {choice}
      </PageHeader>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={3} />}
      <div className={columnStyles.stack}>
        {data && <InvoicingForm key={`${branchId} ${data.version}`} branchId={branchId} invoicing={data} />}
        <Provider branchId={branchId} />
      </div>
    </div>
  );
}

function InvoicingForm({ branchId, invoicing }: { branchId: string; invoicing: Invoicing }) {
  const text = useText();
  const queries = useQueryClient();
  const mayChange = useMay('invoicing.write');
  const reload = () => queries.invalidateQueries({ queryKey: ['invoicing', branchId] });
  const saving = useMutation({
    mutationFn: (fields: NewInvoicing) => setInvoicing(branchId, invoicing.version, fields),
    onSuccess: async () => {
      announce(text('invoicing.saved'));
      await reload();
    },
  });
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    saving.mutate({
      mode: MODES.find((one) => one === form.get('mode')) ?? 'draft',
      tax_rounding: ROUNDINGS.find((one) => one === form.get('tax_rounding')) ?? 'line',
    });
  };
  return (
    <Panel title={text('invoicing.how')}>
      <form onSubmit={submit}>
        <fieldset className={formStyles.form} disabled={!mayChange}>
          <div className={formStyles.fields}>
            <NativeSelect name="mode" label={text('invoicing.mode')} description={text('invoicing.mode_words')} defaultValue={invoicing.mode} data={MODES.map((value) => ({ value, label: text(`invoicing_mode.${value}`) }))} />
            <NativeSelect name="tax_rounding" label={text('invoice.tax_rounding')} description={text('invoicing.rounding_words')} defaultValue={invoicing.tax_rounding} data={ROUNDINGS.map((value) => ({ value, label: text(`tax_rounding.${value}`) }))} />
          </div>
          <Facts
            facts={[
              [text('invoicing.tax_rate'), `${invoicing.tax_rate_percent} %`],
              [text('invoicing.tax_registration'), invoicing.tax_registration],
              [text('prices.currency'), invoicing.currency],
            ]}
          />
          {saving.error && <ProblemNotice error={saving.error} onRetry={problem?.isConflictOfVersions ? () => void reload() : undefined} />}
          {mayChange && (
            <div className={formStyles.buttons}>
              <Button type="submit" loading={saving.isPending}>
                {text('invoicing.save')}
              </Button>
            </div>
          )}
        </fieldset>
      </form>
    </Panel>
  );
}

function Provider({ branchId }: { branchId: string }) {
  const text = useText();
  const timeZone = useTimeZone(branchId);
  const { data, error, refetch } = useQuery(providerQuery);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={2} />;
  const state = data.is_set_up ? <Mark tone="good">{text('provider.ready')}</Mark> : <Mark tone="quiet">{text('provider.not_set_up')}</Mark>;
  return (
    <Panel title={text('provider.title')} aside={state}>
      {!data.is_set_up && <p className="quiet">{text('provider.how_to')}</p>}
      <Facts
        facts={[
          [text('provider.url'), data.url && <span className="mono">{data.url}</span>],
          [text('provider.short_code'), data.short_code],
          [text('provider.callback_url'), data.callback_url && <span className="mono">{data.callback_url}</span>],
          [text('provider.own'), text(data.is_c2b_set_up ? 'provider.own_heard' : 'provider.own_unheard')],
          [text('provider.pending'), data.pending],
          [text('provider.today'), text('provider.today_of', { paid: data.paid_today, failed: data.failed_today })],
          [text('provider.waiting'), data.waiting > 0 && <Link to="/payments">{data.waiting}</Link>],
          [text('provider.last'), data.last_callback_at && formatInstant(data.last_callback_at, timeZone)],
        ]}
      />
    </Panel>
  );
}
