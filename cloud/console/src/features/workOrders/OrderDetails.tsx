// What is known of an order: where it comes from, what it asks for, when it was opened and done.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WorkOrder } from '@/api/contract';
import { categoryQuery } from '@/api/serviceCategories';
import { skillWords } from '@/features/serviceCategories/proofWords';
import { useBranch } from '@/features/shell/useBranchFilter';
import { formatInstant, formatMinutes } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { Facts } from '@/ui/Facts';
import { Panel } from '@/ui/Panel';

export function OrderDetails({ order, timeZone }: { order: WorkOrder; timeZone: string | undefined }) {
  const text = useText();
  const branch = useBranch(order.branch_id);
  const kind = useQuery({ ...categoryQuery(order.category_id ?? ''), enabled: order.category_id !== null }).data;
  return (
    <Panel title={text('order.details')}>
      <Facts
        facts={[
          [
            text('order.asset'),
            order.asset_id && (
              <Link to="/assets/$assetId" params={{ assetId: order.asset_id }}>
                {order.asset_name}
              </Link>
            ),
          ],
          [
            text('field.site'),
            order.site_id && (
              <Link to="/sites/$siteId" params={{ siteId: order.site_id }}>
                {order.site_name}
              </Link>
            ),
          ],
          [
            text('order.customer'),
            order.customer_id && (
              <Link to="/customers/$customerId" params={{ customerId: order.customer_id }}>
                {order.customer_name}
              </Link>
            ),
          ],
          [text('field.branch'), branch?.name],
          [
            text('order.kind'),
            kind && (
              <Link to="/settings/kinds-of-jobs/$categoryId" params={{ categoryId: kind.id }}>
                {kind.name}
              </Link>
            ),
          ],
          [text('order.asks_for'), [skillWords(order.required_skills), ...order.required_certificates].filter(Boolean).join(', ')],
          [text('kinds.duration'), formatMinutes(order.duration_minutes)],
          [text('order.source'), textOfCode('source', order.source)],
          [
            text('order.incident'),
            order.incident_id && (
              <Link to="/incidents/$incidentId" params={{ incidentId: order.incident_id }}>
                {text('incident.link')}
              </Link>
            ),
          ],
          [
            text('order.follow_up_of'),
            order.follow_up_of && (
              <Link to="/work-orders/$workOrderId" params={{ workOrderId: order.follow_up_of }}>
                {text('order.earlier')}
              </Link>
            ),
          ],
          [text('order.reopened'), order.reopened_count > 0 && String(order.reopened_count)],
          [text('foreseen.due'), order.due_at && formatInstant(order.due_at, timeZone)],
          [text('order.opened_at'), formatInstant(order.opened_at, timeZone)],
          [text('order.completed_at'), order.completed_at && formatInstant(order.completed_at, timeZone)],
        ]}
      />
    </Panel>
  );
}
