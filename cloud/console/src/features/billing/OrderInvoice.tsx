// On an order's page: its invoice, or the way to one.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { draftInvoice, someInvoicesQuery } from '@/api/billing';
import type { WorkOrder } from '@/api/contract';
import { useMay } from '@/features/shell/useMay';
import { formatMoney } from '@/i18n/money';
import { useText } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import rowStyles from '@/ui/Rows.module.css';
import styles from './Billing.module.css';
import { InvoiceMark } from './InvoiceMark';
import { UsesSince } from './UsesSince';

const DONE = ['completed', 'approved', 'closed'];

export function OrderInvoice({ order }: { order: WorkOrder }) {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayWrite = useMay('invoice.write');
  const { data } = useQuery(someInvoicesQuery({ work_order_id: order.id }));
  const drafting = useMutation({
    mutationFn: () => draftInvoice(order.id),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['invoices'] });
      await navigate({ to: '/invoices/$invoiceId', params: { invoiceId: made.id } });
    },
  });
  const isDone = DONE.includes(order.status);
  const hasOne = data?.some((one) => one.kind === 'invoice' && one.status !== 'credited');
  if (!data || (!isDone && data.length === 0)) return null;
  return (
    <Panel title={text('invoice.invoice')}>
      {drafting.error && <ProblemNotice error={drafting.error} />}
      <ul className={rowStyles.rows}>
        {data.map((one) => (
          <li key={one.id}>
            <span>
              <Link to="/invoices/$invoiceId" params={{ invoiceId: one.id }}>
                {one.number ?? text('invoice.draft')}
              </Link>{' '}
              <InvoiceMark invoice={one} />
            </span>
            <span className={styles.figure}>{formatMoney(one.gross, one.currency)}</span>
          </li>
        ))}
      </ul>
      {data.map((one) => (
        <UsesSince key={one.id} invoice={one} />
      ))}
      {isDone && !hasOne && mayWrite && (
        <Button variant="default" size="compact-sm" loading={drafting.isPending} onClick={() => drafting.mutate()}>
          {text('invoice.make')}
        </Button>
      )}
    </Panel>
  );
}
