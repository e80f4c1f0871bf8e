// Putting money where it belongs by hand, and deciding on a message that was not believed.
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { allocate, decideOnCallback, someInvoicesQuery, voidPayment } from '@/api/billing';
import type { AllocationOfInvoice, CallbackToSettle, InvoiceInList, Payment } from '@/api/contract';
import { formatMoney } from '@/i18n/money';
import { textOfCode, useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useMoneyForm } from './useMoneyForm';

export function AllocateDialog({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const text = useText();
  const settling = useMoneyForm(text('payment.settled'), onClose);
  const { data: invoices = [] } = useQuery(
    someInvoicesQuery({ show: 'open', customer_id: payment.customer_id ?? undefined, branch_id: payment.branch_id ?? undefined }),
  );
  const [chosen, setChosen] = useState('');
  const invoice = invoices.find((one) => one.id === chosen);
  const most = invoice && Number(invoice.balance) < Number(payment.left) ? invoice.balance : payment.left;
  return (
    <Dialog title={text('payment.put')} onClose={onClose}>
      <form
        className={formStyles.form}
        onSubmit={(event) => settling.submit(event, (form) => allocate(payment.id, chosen, String(form.get('amount')).trim()))}
      >
        <p>{text('payment.left_of', { amount: formatMoney(payment.left, payment.currency) })}</p>
        <InvoiceChoice label={text('invoice.invoice')} invoices={invoices} value={chosen} isRequired onChange={setChosen} />
        <TextInput key={most} name="amount" label={text('invoice.amount')} required inputMode="decimal" pattern="[0-9]+([.][0-9]+)?" defaultValue={most} error={settling.about('amount')} />
        {settling.error && <ProblemNotice error={settling.error} />}
        <DialogButtons label={text('payment.put_now')} isBusy={settling.isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}

export function DecideDialog({ callback, onClose }: { callback: CallbackToSettle; onClose: () => void }) {
  const text = useText();
  const settling = useMoneyForm(text('payment.settled'), onClose);
  const { data: invoices = [] } = useQuery(someInvoicesQuery({ show: 'open' }));
  // Whoever knows no secret of ours can send such a message: it is put away, and never money.
  const isForged = callback.reason === 'wrong_address';
  const isDoubted = callback.reason === 'maybe_the_same';
  const [chosen, setChosen] = useState('');
  return (
    <Dialog title={text('payment.decide')} onClose={onClose}>
      <form
        className={formStyles.form}
        onSubmit={(event) =>
          settling.submit(event, (form) => decideOnCallback(callback.id, chosen || null, String(form.get('reason')).trim()))
        }
      >
        <Told callback={callback} />
        <p>{text(isForged ? 'payment.forged_words' : 'payment.decide_words')}</p>
        {!isForged && (
          <InvoiceChoice label={text('payment.it_paid')} invoices={invoices} value={chosen} none={text(isDoubted ? 'payment.it_is_the_same' : 'payment.it_is_nothing')} onChange={setChosen} />
        )}
        <Textarea name="reason" label={text('payment.how_known')} autosize minRows={2} minLength={3} maxLength={500} required error={settling.about('reason')} />
        {settling.error && <ProblemNotice error={settling.error} />}
        <DialogButtons label={text('payment.decide_now')} isBusy={settling.isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}

interface UndoDialogProps {
  allocation: AllocationOfInvoice;
  currency: string;
  onClose: () => void;
}

export function UndoDialog({ allocation, currency, onClose }: UndoDialogProps) {
  const text = useText();
  const settling = useMoneyForm(text('payment.settled'), onClose);
  return (
    <Dialog title={text('payment.undo_of', { receipt: allocation.receipt_number ?? '' })} onClose={onClose}>
      <form
        className={formStyles.form}
        onSubmit={(event) => settling.submit(event, (form) => voidPayment(allocation.payment_id, String(form.get('reason')).trim()))}
      >
        <p>{text('payment.undo_words', { amount: formatMoney(allocation.amount, currency) })}</p>
        <Textarea name="reason" label={text('invoice.reason')} autosize minRows={2} minLength={3} maxLength={500} required error={settling.about('reason')} />
        {settling.error && <ProblemNotice error={settling.error} />}
        <DialogButtons label={text('payment.undo_now')} isBusy={settling.isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function Told({ callback }: { callback: CallbackToSettle }) {
  const text = useText();
  return (
    <p>
      {textOfCode('callback_reason', callback.reason)}
      <br />
      <span className="mono">{callback.receipt_number || text('payment.no_receipt')}</span>
      {callback.amount !== null && ` · ${formatMoney(callback.amount, 'KES')}`}
      {callback.payer && ` · ${callback.payer}`}
    </p>
  );
}

interface InvoiceChoiceProps {
  label: string;
  invoices: InvoiceInList[];
  value: string;
  none?: string;
  isRequired?: boolean;
  onChange: (invoiceId: string) => void;
}

function InvoiceChoice({ label, invoices, value, none = '–', isRequired = false, onChange }: InvoiceChoiceProps) {
  const open = invoices.map((one) => ({
    value: one.id,
    label: `${one.number} · ${one.customer_name} · ${formatMoney(one.balance, one.currency)}`,
  }));
  return (
    <NativeSelect
      label={label}
      value={value}
      required={isRequired}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: none }, ...open]}
    />
  );
}
