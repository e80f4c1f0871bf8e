// Taking money: in hand with a receipt, or by asking a phone. Each attempt has its own id, so that it counts once.
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { askForPayment, recordMoney } from '@/api/billing';
import type { Invoice } from '@/api/contract';
import { newId } from '@/api/newId';
import { formatMoney } from '@/i18n/money';
import { useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useMoneyForm } from './useMoneyForm';

interface PayDialogProps {
  invoice: Invoice;
  onClose: () => void;
}

export function CashDialog({ invoice, onClose }: PayDialogProps) {
  const text = useText();
  const [id] = useState(newId);
  const taking = useMoneyForm(text('invoice.cash_taken'), onClose);
  const take = (form: FormData) =>
    recordMoney(invoice.id, {
      id,
      method: words(form, 'method') === 'mpesa' ? 'mpesa' : 'cash',
      amount: words(form, 'amount'),
      receipt_number: words(form, 'receipt_number'),
      note: words(form, 'note'),
    });
  return (
    <Dialog title={text('invoice.cash')} onClose={onClose}>
      <form className={formStyles.form} onSubmit={(event) => taking.submit(event, take)}>
        {invoice.currency === 'KES' && (
          <NativeSelect
            name="method"
            label={text('payment.method')}
            data={[
              { value: 'cash', label: text('payment_method.cash') },
              { value: 'mpesa', label: text('invoice.mobile_by_hand') },
            ]}
          />
        )}
        <TextInput name="amount" label={text('invoice.cash_amount', { currency: invoice.currency })} description={text('invoice.cash_words', { owed: formatMoney(invoice.balance, invoice.currency) })} required inputMode="decimal" pattern="[0-9]+([.][0-9]+)?" defaultValue={invoice.balance} error={taking.about('amount')} />
        <TextInput name="receipt_number" label={text('invoice.receipt_number')} required maxLength={40} error={taking.about('receipt_number')} />
        <TextInput name="note" label={`${text('invoice.note')} (${text('form.optional')})`} maxLength={500} error={taking.about('note')} />
        {taking.error && !taking.isAboutFields && <ProblemNotice error={taking.error} />}
        <DialogButtons label={text('invoice.cash_book')} isBusy={taking.isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}

export function AskDialog({ invoice, onClose }: PayDialogProps) {
  const text = useText();
  const [id] = useState(newId);
  const asking = useMoneyForm(text('invoice.asked'), onClose);
  const amount = formatMoney(invoice.asked_by_mobile ?? invoice.balance, invoice.currency);
  const isRounded = Number(invoice.asked_by_mobile) !== Number(invoice.balance);
  return (
    <Dialog title={text('invoice.ask')} onClose={onClose}>
      <form className={formStyles.form} onSubmit={(event) => asking.submit(event, (form) => askForPayment(invoice.id, id, words(form, 'phone')))}>
        <p>
          {text('invoice.ask_words', { amount })} {isRounded && text('invoice.ask_rounded')}
        </p>
        <TextInput name="phone" type="tel" label={text('invoice.phone')} required maxLength={40} defaultValue={invoice.customer_phones[0]} error={asking.about('phone')} />
        {asking.error && !asking.isAboutFields && <ProblemNotice error={asking.error} />}
        <DialogButtons label={text('invoice.ask_now')} isBusy={asking.isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function words(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}
