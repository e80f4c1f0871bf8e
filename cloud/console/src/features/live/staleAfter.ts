// Which answers of the API a change makes stale.
import type { QueryKey } from '@tanstack/react-query';
import type { Change } from './eventTypes';

const TOUCHED: Record<string, QueryKey[]> = {
  alarm: [['alarms'], ['overview'], ['assets']],
  incident: [['incidents'], ['alarms'], ['overview'], ['assets']],
  visit_proposal: [['foreseen'], ['work-orders'], ['notifications']],
  work_order: [['work-orders'], ['dispatch'], ['incidents'], ['alarms'], ['overview'], ['assets', 'timeline'], ['stock']],
  technician: [['technicians'], ['dispatch']],
  branch: [['branches'], ['terms'], ['working-hours'], ['foreseen', 'setting'], ['dispatch'], ['escalation']],
  region: [['regions']],
  organisation: [['mail']],
  service_category: [['service-categories']],
  asset: [['assets'], ['points'], ['overview']],
  part: [['stock'], ['work-orders', 'parts']],
  stock_place: [['stock']],
  customer: [['customers'], ['sites'], ['work-orders']],
  site: [['sites'], ['assets'], ['work-orders']],
  // A rule or a new point is announced as a change of its edge agent.
  gateway: [['gateways'], ['points'], ['rules'], ['assets', 'timeline'], ['overview']],
  point: [['points'], ['gateways'], ['overview'], ['assets']],
  notification: [['notifications']],
  // What a person has seen is announced as that person's.
  person: [['notifications']],
  message: [['messages']],
  contract: [['contracts']],
  price_list: [['price-lists'], ['invoicing']],
  invoice: [['invoices'], ['payments']],
  payment: [['payments'], ['invoices']],
  payment_request: [['invoices'], ['payments']],
  access_link: [['work-orders', 'customer'], ['sites', 'request-links']],
  rule: [['rules'], ['assets', 'timeline'], ['gateways']],
};

/** The keys of the queries to ask again; an unknown kind of subject makes everything stale but the session. */
export function staleAfter(change: Pick<Change, 'subject'>): QueryKey[] | 'everything' {
  return TOUCHED[change.subject.kind] ?? 'everything';
}
