// Parts that were used after an invoice was drawn up are not on it: this says so, and what to do about it.
import type { Invoice } from '@/api/contract';
import { useText } from '@/i18n/useText';

export function UsesSince({ invoice }: { invoice: Pick<Invoice, 'status' | 'uses_since'> }) {
  const text = useText();
  if (invoice.uses_since === 0) return null;
  const what = text('invoice.uses_since', { count: invoice.uses_since });
  return (
    <p className="quiet">
      {what} {text(invoice.status === 'draft' ? 'invoice.renew_draft' : 'invoice.credit_and_renew')}
    </p>
  );
}
