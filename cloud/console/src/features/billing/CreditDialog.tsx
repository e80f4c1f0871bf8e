// A credit note: how much of which line is taken back, and why. An issued invoice is corrected in no other way.
import { Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { creditInvoice } from '@/api/billing';
import type { Invoice, InvoiceLine } from '@/api/contract';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { ProblemNotice } from '@/ui/ProblemNotice';

export function CreditDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const lines = invoice.lines.filter((line) => Number(leftOf(line)) > 0);
  const crediting = useMutation({
    mutationFn: (form: FormData) => creditInvoice(invoice, String(form.get('reason')).trim(), wanted(form, lines)),
    onSuccess: async (note) => {
      await queries.invalidateQueries({ queryKey: ['invoices'] });
      await navigate({ to: '/invoices/$invoiceId', params: { invoiceId: note.id } });
    },
  });
  const problem = crediting.error instanceof Problem ? crediting.error : undefined;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    crediting.mutate(new FormData(event.currentTarget));
  };
  return (
    <Dialog title={text('invoice.credit_of', { number: invoice.number ?? '' })} onClose={onClose}>
      <form className={formStyles.form} onSubmit={submit}>
        <p className="quiet">{text(invoice.prices_include_tax ? 'invoice.credit_words_gross' : 'invoice.credit_words')}</p>
        {lines.map((line) => (
          <TextInput key={line.id} name={line.id} label={line.description} inputMode="decimal" pattern="[0-9]+([.][0-9]+)?" defaultValue={leftOf(line)} />
        ))}
        <Textarea name="reason" label={text('invoice.reason')} autosize minRows={2} minLength={3} maxLength={500} required error={problem?.about('reason')} />
        {crediting.error && <ProblemNotice error={crediting.error} />}
        <DialogButtons label={text('invoice.credit_issue')} isBusy={crediting.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function leftOf(line: InvoiceLine): string {
  const decimals = line.amount.split('.')[1]?.length ?? 0;
  return (Number(line.amount) - Number(line.credited)).toFixed(decimals);
}

function wanted(form: FormData, lines: InvoiceLine[]) {
  return lines
    .map((line) => ({ line_id: line.id, amount: String(form.get(line.id) ?? '').trim() }))
    .filter((one) => Number(one.amount) > 0);
}
