// What waits for a person: money that is on no invoice, and messages in the provider's name that were not believed.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { callbacksQuery, paymentsQuery } from '@/api/billing';
import type { CallbackToSettle, Payment } from '@/api/contract';
import { useBranchFilter, useTimeZone } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { formatMoney } from '@/i18n/money';
import { formatShortInstant } from '@/i18n/times';
import { textOfCode, useText, type Text } from '@/i18n/useText';
import columnStyles from '@/ui/Columns.module.css';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { useNow } from '@/ui/useNow';
import { AllocateDialog, DecideDialog } from './SettleDialogs';

type At = (moment: string) => string;

export function PaymentsPage() {
  const text = useText();
  const now = useNow();
  const { branchId } = useBranchFilter();
  const timeZone = useTimeZone(branchId);
  const mayPut = useMay('payment.write');
  const [put, setPut] = useState<Payment | null>(null);
  const [decided, setDecided] = useState<CallbackToSettle | null>(null);
  const payments = useInfiniteQuery(paymentsQuery({ branch_id: branchId, waits: true }));
  const callbacks = useInfiniteQuery(callbacksQuery({ branch_id: branchId }));
  const at: At = (moment) => formatShortInstant(moment, now, timeZone);
  return (
    <>
      <PageHeader title={text('payments.title')} above={<Link to="/invoices">{text('invoices.title')}</Link>} below={text('payments.words')} />
      <ListBar exported={{ path: '/api/v1/payments', filters: { branch_id: branchId } }} />
      <div className={columnStyles.stack}>
        <Panel title={text('payments.left')} isFlush>
          <ListBody list={payments} empty={<EmptyState icon="tick" title={text('payments.none_left')}>{text('payments.none_left_words')}</EmptyState>}>
            {(rows) => <DataTable label={text('payments.left')} columns={paymentColumns(text, at, mayPut ? setPut : null)} rows={rows} keyOf={(one) => one.id} />}
          </ListBody>
        </Panel>
        <Panel title={text('payments.refused')} isFlush>
          <ListBody list={callbacks} empty={<EmptyState icon="tick" title={text('payments.none_refused')}>{text('payments.none_refused_words')}</EmptyState>}>
            {(rows) => <DataTable label={text('payments.refused')} columns={callbackColumns(text, at, mayPut ? setDecided : null)} rows={rows} keyOf={(one) => one.id} />}
          </ListBody>
        </Panel>
      </div>
      {put && <AllocateDialog payment={put} onClose={() => setPut(null)} />}
      {decided && <DecideDialog callback={decided} onClose={() => setDecided(null)} />}
    </>
  );
}

function paymentColumns(text: Text, at: At, onPut: ((payment: Payment) => void) | null): Column<Payment>[] {
  const action: Column<Payment> = {
    key: 'put',
    head: text('payment.put'),
    isAction: true,
    cell: (one) =>
      onPut && (
        <Button variant="subtle" size="compact-sm" aria-label={text('payment.put_of', { receipt: one.receipt_number ?? '' })} onClick={() => onPut(one)}>
          {text('payment.put')}
        </Button>
      ),
  };
  return [
    { key: 'receipt', head: text('payment.receipt'), isMain: true, cell: (one) => <span className="mono">{one.receipt_number ?? text('payment.no_receipt')}</span> },
    { key: 'customer', head: text('invoice.customer'), cell: (one) => one.customer_name ?? text('payment.of_nobody') },
    { key: 'method', head: text('payment.method'), cell: (one) => text(`payment_method.${one.method}`) },
    { key: 'reference', head: text('payment.typed'), cell: (one) => one.typed_reference },
    { key: 'at', head: text('payment.at'), cell: (one) => at(one.received_at) },
    { key: 'amount', head: text('invoice.amount'), isNumber: true, cell: (one) => formatMoney(one.amount, one.currency) },
    { key: 'left', head: text('payment.left'), isNumber: true, cell: (one) => formatMoney(one.left, one.currency) },
    ...(onPut ? [action] : []),
  ];
}

function callbackColumns(text: Text, at: At, onDecide: ((one: CallbackToSettle) => void) | null): Column<CallbackToSettle>[] {
  const action: Column<CallbackToSettle> = {
    key: 'decide',
    head: text('payment.decide'),
    isAction: true,
    cell: (one) =>
      onDecide && (
        <Button variant="subtle" size="compact-sm" aria-label={text('payment.decide_of', { receipt: one.receipt_number })} onClick={() => onDecide(one)}>
          {text('payment.decide')}
        </Button>
      ),
  };
  return [
    { key: 'why', head: text('payment.why'), isMain: true, cell: (one) => textOfCode('callback_reason', one.reason) },
    { key: 'receipt', head: text('payment.receipt'), cell: (one) => one.receipt_number && <span className="mono">{one.receipt_number}</span> },
    { key: 'payer', head: text('payment.payer'), cell: (one) => one.payer },
    { key: 'at', head: text('payment.at'), cell: (one) => at(one.received_at) },
    { key: 'amount', head: text('invoice.amount'), isNumber: true, cell: (one) => one.amount !== null && formatMoney(one.amount, 'KES') },
    ...(onDecide ? [action] : []),
  ];
}
