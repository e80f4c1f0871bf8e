// One invoice or credit note: its lines, what became of it, and the next step.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { discardDraft, invoiceQuery, issueInvoice, sendInvoice } from '@/api/billing';
import type { Invoice } from '@/api/contract';
import { useTimeZone } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { formatMoney } from '@/i18n/money';
import { formatDay } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import columnStyles from '@/ui/Columns.module.css';
import { announce } from '@/ui/announcements';
import { Facts } from '@/ui/Facts';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { AskDialog, CashDialog } from './PayDialogs';
import styles from './Billing.module.css';
import { CreditDialog } from './CreditDialog';
import { DraftLines } from './DraftLines';
import { InvoiceLines } from './InvoiceLines';
import { InvoiceMark } from './InvoiceMark';
import { InvoicePayments } from './InvoicePayments';
import { UsesSince } from './UsesSince';

const route = getRouteApi('/inside/invoices/$invoiceId');
type Asked = 'cash' | 'mobile' | 'credit' | null;

export function InvoicePage() {
  const text = useText();
  const { invoiceId } = route.useParams();
  const { data: invoice, error, refetch } = useQuery(invoiceQuery(invoiceId));
  const [stepError, setStepError] = useState<Error | null>(null);
  if (error && !invoice) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!invoice) return <RowsSkeleton />;
  const retry = () => {
    setStepError(null);
    void refetch();
  };
  const title = invoice.number ?? text('invoice.draft_of', { order: invoice.work_order_number });
  return (
    <>
      <PageHeader
        above={<Link to="/invoices">{text('invoices.title')}</Link>}
        title={title}
        below={
          <>
            <InvoiceMark invoice={invoice} />
            <Link to="/customers/$customerId" params={{ customerId: invoice.customer_id }}>
              {invoice.customer_name}
            </Link>
            {invoice.is_overdue && invoice.due_on && <span>{text('invoice.was_due', { day: formatDay(invoice.due_on) })}</span>}
          </>
        }
      >
        <Steps invoice={invoice} onError={setStepError} />
      </PageHeader>
      {stepError && <ProblemNotice error={stepError} onRetry={retry} />}
      <UsesSince invoice={invoice} />
      <Body invoice={invoice} />
    </>
  );
}

function Body({ invoice }: { invoice: Invoice }) {
  const timeZone = useTimeZone(invoice.branch_id);
  const mayChange = useMay('invoice.write') && invoice.status === 'draft';
  return (
    <div className={columnStyles.columns}>
      <div className={columnStyles.stack}>
        {/* Another version is another form: what was typed over an old one is not saved over a new one. */}
        {mayChange ? <DraftLines key={invoice.version} invoice={invoice} /> : <InvoiceLines invoice={invoice} />}
      </div>
      <div className={columnStyles.stack}>
        <About invoice={invoice} />
        <Inside invoice={invoice} />
        {invoice.kind === 'invoice' && invoice.number && <InvoicePayments invoice={invoice} timeZone={timeZone} />}
      </div>
    </div>
  );
}

function Steps({ invoice, onError }: { invoice: Invoice; onError: (error: Error | null) => void }) {
  const text = useText();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked>(null);
  const may = { write: useMay('invoice.write'), issue: useMay('invoice.issue'), pay: useMay('payment.write') };
  const step = useMutation({
    mutationFn: (act: (invoice: Invoice) => Promise<Invoice>) => act(invoice),
    onMutate: () => onError(null),
    onError,
    onSuccess: (after) => announce(text('invoice.now', { state: text(`invoice_status.${after.status}`) })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['invoices'] }),
  });
  const sending = useMutation({
    mutationFn: () => sendInvoice(invoice.id),
    onMutate: () => onError(null),
    onError,
    onSuccess: (after) => announce(after.sent_to ? text('invoice.queued', { to: after.sent_to }) : text('invoice.no_address')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['invoices'] }),
  });
  const isDraft = invoice.status === 'draft';
  const isOpen = invoice.kind === 'invoice' && (invoice.status === 'issued' || invoice.status === 'partly_paid');
  const isCreditable = invoice.kind === 'invoice' && invoice.number !== null && invoice.status !== 'credited' && Number(invoice.gross) > 0;
  return (
    <>
      <a className={styles.link} href={`/api/v1/invoices/${invoice.id}/invoice.pdf`} download>
        {text('invoice.pdf')}
      </a>
      {invoice.number && may.write && (
        <Button variant="default" loading={sending.isPending} onClick={() => sending.mutate()}>
          {text(invoice.sent_at ? 'invoice.send_again' : 'invoice.send')}
        </Button>
      )}
      {isCreditable && may.issue && (
        <Button variant="default" onClick={() => setAsked('credit')}>
          {text('invoice.credit')}
        </Button>
      )}
      {isDraft && may.write && (
        <Button variant="default" loading={step.isPending} onClick={() => step.mutate(discardDraft)}>
          {text('invoice.discard')}
        </Button>
      )}
      {isDraft && may.issue && (
        <Button loading={step.isPending} onClick={() => step.mutate(issueInvoice)}>
          {text('invoice.issue')}
        </Button>
      )}
      {isOpen && may.pay && (
        <Button variant={invoice.asked_by_mobile ? 'default' : 'filled'} onClick={() => setAsked('cash')}>
          {text('invoice.cash')}
        </Button>
      )}
      {isOpen && may.pay && invoice.asked_by_mobile && (
        <Button onClick={() => setAsked('mobile')}>{text('invoice.ask')}</Button>
      )}
      {asked === 'cash' && <CashDialog invoice={invoice} onClose={() => setAsked(null)} />}
      {asked === 'mobile' && <AskDialog invoice={invoice} onClose={() => setAsked(null)} />}
      {asked === 'credit' && <CreditDialog invoice={invoice} onClose={() => setAsked(null)} />}
    </>
  );
}

function About({ invoice }: { invoice: Invoice }) {
  const text = useText();
  const order = invoice.work_order_id && (
    <Link to="/work-orders/$workOrderId" params={{ workOrderId: invoice.work_order_id }}>
      {invoice.work_order_number}
    </Link>
  );
  const credited = invoice.credits_invoice_id && (
    <Link to="/invoices/$invoiceId" params={{ invoiceId: invoice.credits_invoice_id }}>
      {invoice.credits_number}
    </Link>
  );
  return (
    <Panel title={text('invoice.about')}>
      <Facts
        facts={[
          [text('invoice.balance'), invoice.number && invoice.kind === 'invoice' && formatMoney(invoice.balance, invoice.currency)],
          [text('invoice.order'), order],
          [text('invoice.what'), invoice.title],
          [text('invoice.credits'), credited],
          [text('invoice.reason'), invoice.reason],
          [text('invoice.issued_on'), invoice.issued_on && formatDay(invoice.issued_on)],
          [text('invoice.due'), invoice.due_on && formatDay(invoice.due_on)],
          [text('invoice.issued_by'), invoice.issued_by],
          [text('invoice.reference'), <span className="mono">{invoice.payment_reference}</span>],
          [text('invoice.sent_to'), invoice.sent_to || (invoice.sent_at && text('invoice.no_address'))],
          [text('invoice.tax_rounding'), text(`tax_rounding.${invoice.tax_rounding}`)],
        ]}
      />
    </Panel>
  );
}

/** What it cost the company; the service sends it to those alone who may see it. */
function Inside({ invoice }: { invoice: Invoice }) {
  const text = useText();
  if (invoice.cost === null || invoice.margin === null || invoice.kind !== 'invoice') return null;
  return (
    <Panel title={text('invoice.inside')}>
      <Facts
        facts={[
          [text('invoice.net'), formatMoney(invoice.net, invoice.currency)],
          [text('invoice.cost'), formatMoney(invoice.cost, invoice.currency)],
          [text('invoice.margin'), formatMoney(invoice.margin, invoice.currency)],
        ]}
      />
    </Panel>
  );
}
