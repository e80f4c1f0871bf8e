// What was paid on an invoice, which phones were asked, its credit notes, and what the customer has left elsewhere.
import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { allocate, allocationsQuery, paymentRequestsQuery, paymentsQuery } from '@/api/billing';
import { useState } from 'react';
import type { AllocationOfInvoice, Invoice, Payment } from '@/api/contract';
import { useMay } from '@/features/shell/useMay';
import { formatMoney } from '@/i18n/money';
import { formatShortInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import rowStyles from '@/ui/Rows.module.css';
import { useNow } from '@/ui/useNow';
import { UndoDialog } from './SettleDialogs';
import styles from './Billing.module.css';
import { useReadMoneyAgain } from './useMoneyForm';

const LOOK_AGAIN_MS = 3000;

interface InvoicePaymentsProps {
  invoice: Invoice;
  timeZone: string | undefined;
}

export function InvoicePayments({ invoice, timeZone }: InvoicePaymentsProps) {
  const text = useText();
  const now = useNow();
  const mayUndo = useMay('payment.write');
  const [undone, setUndone] = useState<AllocationOfInvoice | null>(null);
  const allocations = useQuery(allocationsQuery(invoice.id)).data ?? [];
  const at = (moment: string) => formatShortInstant(moment, now, timeZone);
  return (
    <>
      <Requests invoice={invoice} timeZone={timeZone} />
      <Panel title={text('invoice.payments')}>
        {allocations.length === 0 && <p className="quiet">{text('invoice.no_payments')}</p>}
        <ul className={rowStyles.rows}>
          {allocations.map((one) => (
            <li key={one.id}>
              <span>
                {text(`payment_method.${one.method}`)} <span className="mono">{one.receipt_number ?? text('payment.no_receipt')}</span>
                <span className={styles.aside}>
                  {at(one.at)}
                  {Number(one.amount) < 0 && `, ${text('payment.taken_off')}`}
                </span>
              </span>
              <span className={styles.figure}>{formatMoney(one.amount, invoice.currency)}</span>
              {mayUndo && one.is_voidable && (
                <Button variant="subtle" size="compact-sm" aria-label={text('payment.undo_of', { receipt: one.receipt_number ?? '' })} onClick={() => setUndone(one)}>
                  {text('payment.undo')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {undone && <UndoDialog allocation={undone} currency={invoice.currency} onClose={() => setUndone(null)} />}
        {Number(invoice.balance) > 0 && <CreditLeft invoice={invoice} />}
      </Panel>
      {invoice.credit_notes.length > 0 && (
        <Panel title={text('invoice.credit_notes')}>
          <ul className={rowStyles.rows}>
            {invoice.credit_notes.map((note) => (
              <li key={note.id}>
                <span>
                  <Link to="/invoices/$invoiceId" params={{ invoiceId: note.id }}>
                    {note.number}
                  </Link>
                  <span className={styles.aside}>{note.reason}</span>
                </span>
                <span className={styles.figure}>{formatMoney(note.gross, invoice.currency)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function Requests({ invoice, timeZone }: InvoicePaymentsProps) {
  const text = useText();
  const now = useNow();
  const { data } = useQuery({
    ...paymentRequestsQuery(invoice.id),
    // The live stream tells of it too; a phone in somebody's hand is worth asking twice.
    refetchInterval: (query) =>
      query.state.data?.items.some((one) => one.status === 'new' || one.status === 'pending') ? LOOK_AGAIN_MS : false,
  });
  if (!data?.length) return null;
  return (
    <Panel title={text('invoice.requests')}>
      <ul className={rowStyles.rows} aria-live="polite">
        {data.map((one) => (
          <li key={one.id}>
            <span>
              {one.phone}: {text(`request_status.${one.status}`)}
              <span className={styles.aside}>
                {formatShortInstant(one.asked_at, now, timeZone)}
                {one.reason && `, ${textOfCode('request_reason', one.reason.split(' ')[0] ?? '')}`}
              </span>
            </span>
            <span className={styles.figure}>{formatMoney(one.amount, one.currency)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What the customer paid too much elsewhere may be put on this invoice. */
function CreditLeft({ invoice }: { invoice: Invoice }) {
  const text = useText();
  const mayPut = useMay('payment.write');
  const list = useInfiniteQuery(paymentsQuery({ customer_id: invoice.customer_id, branch_id: invoice.branch_id, only_left: true }));
  const putting = useMutation({
    mutationFn: (payment: Payment) => allocate(payment.id, invoice.id, least(payment.left, invoice.balance)),
    onSettled: useReadMoneyAgain(),
  });
  const payments = list.data?.pages[0]?.items ?? [];
  if (!mayPut || payments.length === 0) return null;
  return (
    <ul className={rowStyles.rows}>
      {putting.error && <ProblemNotice error={putting.error} />}
      {payments.map((one) => (
        <li key={one.id}>
          <span>
            {text('payment.left_of', { amount: formatMoney(one.left, one.currency) })}
            <span className={styles.aside}>{one.receipt_number}</span>
          </span>
          <Button variant="subtle" size="compact-sm" loading={putting.isPending} onClick={() => putting.mutate(one)}>
            {text('payment.use')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function least(one: string, other: string): string {
  return Number(one) < Number(other) ? one : other;
}
