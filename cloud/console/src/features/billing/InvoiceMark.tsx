// The state of an invoice as a word; only what is overdue stands out.
import type { InvoiceInList } from '@/api/contract';
import { textOfCode, useText } from '@/i18n/useText';
import { Mark, type Tone } from '@/ui/Mark';

const TONES: Record<InvoiceInList['status'], Tone> = {
  draft: 'quiet',
  issued: 'plain',
  partly_paid: 'plain',
  paid: 'good',
  credited: 'quiet',
  discarded: 'quiet',
};

export function InvoiceMark({ invoice }: { invoice: Pick<InvoiceInList, 'status' | 'is_overdue' | 'kind'> }) {
  const text = useText();
  if (invoice.kind === 'credit_note') return <Mark tone="quiet">{text('invoice.credit_note')}</Mark>;
  if (invoice.is_overdue) {
    return (
      <Mark icon="clock" tone="high">
        {text('invoice.overdue')}
      </Mark>
    );
  }
  return <Mark tone={TONES[invoice.status]}>{textOfCode('invoice_status', invoice.status)}</Mark>;
}
