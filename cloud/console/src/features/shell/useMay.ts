// What the signed-in person may do; the service decides again at every request.
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/api/session';

export type Permission =
  | 'asset.write' | 'point.write' | 'gateway.write' | 'rule.write' | 'alarm.acknowledge' | 'work_order.write'
  | 'booking.write'
  | 'audit.read'
  | 'privacy.manage'
  | 'dead_letter.read'
  | 'dead_letter.replay'
  | 'booking.read'
  | 'incident.read'
  | 'customer.read'
  | 'asset.read'
  | 'part.read'
  | 'gateway.read'
  | 'branch.read'
  | 'branch.write'
  | 'organisation.write'
  | 'dispatch.write'
  | 'customer.write'
  | 'part.write'
  | 'stock_place.write'
  | 'invoicing.write'
  | 'mail.read'
  | 'person.read'
  | 'person.write'
  | 'role.read'
  | 'role.write'
  | 'stock.move'
  | 'site.write'
  | 'technician.read'
  | 'technician.write'
  | 'service_category.read'
  | 'message.read'
  | 'mail.write'
  | 'portal.link'
  | 'figures.read'
  | 'storage.read'
  | 'point.read'
  | 'prediction.read'
  | 'prediction.decide'
  | 'notification.configure'
  | 'service_category.write'
  | 'sla.write'
  | 'invoice.read'
  | 'invoice.write'
  | 'invoice.issue'
  | 'payment.write'
  | 'price.write'
  | 'api_key.read'
  | 'api_key.write'
  | 'work_order.read';

export function useMay(permission: Permission): boolean {
  return useMayWhat()(permission);
}

/** For many things at once. */
export function useMayWhat(): (permission: Permission) => boolean {
  const permissions = useQuery({ ...sessionQuery, select: (session) => session.permissions }).data;
  return (permission) => permissions?.includes(permission) ?? true;
}
