// The lines of an invoice as they stand, with the reason beside what is free, and the sums.
import type { Invoice, InvoiceLine } from '@/api/contract';
import { formatMoney } from '@/i18n/money';
import { textOfCode, useText, type Text } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { Panel } from '@/ui/Panel';
import styles from './Billing.module.css';

export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const text = useText();
  return (
    <Panel title={text('invoice.lines')} isFlush>
      {invoice.lines.length === 0 ? (
        <EmptyState icon="rows" title={text('invoice.no_lines')} />
      ) : (
        <DataTable label={text('invoice.lines')} columns={columns(text, invoice)} rows={invoice.lines} keyOf={(one) => one.id} />
      )}
      <Sums invoice={invoice} />
    </Panel>
  );
}

export function Sums({ invoice }: { invoice: Invoice }) {
  const text = useText();
  const taxed = invoice.prices_include_tax ? 'invoice.tax_included' : 'invoice.tax';
  return (
    <dl className={styles.sums}>
      <dt>{text('invoice.net')}</dt>
      <dd>{formatMoney(invoice.net, invoice.currency)}</dd>
      <dt>{text(taxed, { rate: Number(invoice.tax_rate_percent) })}</dt>
      <dd>{formatMoney(invoice.tax, invoice.currency)}</dd>
      <dt className={styles.total}>{text('invoice.gross')}</dt>
      <dd className={styles.total}>{formatMoney(invoice.gross, invoice.currency)}</dd>
    </dl>
  );
}

export function reasonOf(line: InvoiceLine, text: Text): string {
  if (!line.reason) return '';
  const why = textOfCode('line_reason', line.reason);
  return line.reason_text ? text('invoice.reason_of', { why, of: line.reason_text }) : why;
}

function columns(text: Text, invoice: Invoice): Column<InvoiceLine>[] {
  const cost: Column<InvoiceLine> = {
    key: 'cost',
    head: text('invoice.cost'),
    isNumber: true,
    cell: (line) => line.cost !== null && formatMoney(line.cost, invoice.currency),
  };
  return [
    {
      key: 'description',
      head: text('invoice.description'),
      isMain: true,
      cell: (line) => (
        <>
          {line.description}
          {line.reason && <span className={styles.aside}>{reasonOf(line, text)}</span>}
          {Number(line.credited) > 0 && (
            <span className={styles.aside}>{text('invoice.line_credited', { amount: formatMoney(line.credited, invoice.currency) })}</span>
          )}
        </>
      ),
    },
    { key: 'quantity', head: text('invoice.quantity'), isNumber: true, cell: (line) => `${Number(line.quantity)} ${line.unit}`.trim() },
    { key: 'price', head: text('invoice.price'), isNumber: true, cell: (line) => formatMoney(line.unit_price, invoice.currency) },
    { key: 'amount', head: text('invoice.amount'), isNumber: true, cell: (line) => formatMoney(line.amount, invoice.currency) },
    ...(invoice.cost === null ? [] : [cost]),
  ];
}
