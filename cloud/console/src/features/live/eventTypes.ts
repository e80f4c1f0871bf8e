// The names under which the service announces changes; EventSource delivers only names it was told.

/** Changes carry `{type, branch_id, subject: {kind, id}, at}`. */
export const CHANGE_TYPES = [
  'alarm.raised',
  'alarm.cleared',
  'alarm.acknowledged',
  'incident.opened',
  'incident.escalated',
  'incident.closed',
  'rule.changed',
  'customer.changed',
  'site.changed',
  'asset.added',
  'asset.changed',
  'gateway.enrolled',
  'gateway.online',
  'gateway.offline',
  'gateway.configured',
  'gateway.spoke',
  'point.appeared',
  'point.bound',
  'work_order.opened',
  'work_order.status_changed',
  'work_order.changed',
  'work_order.verified',
  'work_order.unproved',
  'booking.made',
  'booking.moved',
  'booking.overdue',
  'sla.at_risk',
  'sla.breached',
  'technician.changed',
  'technician.away',
  'notification.made',
  'notification.seen',
  'message.ended',
  'service_report.made',
  'portal.disputed',
  'portal.confirmed',
  'portal.rated',
  'portal.link_changed',
  'service_category.changed',
  'part.changed',
  'stock.moved',
  'stock.low',
  'stock_place.changed',
  'parts.planned',
  'parts.reserved',
  'contract.changed',
  'prices.changed',
  'invoice.changed',
  'invoice.issued',
  'invoice.paid',
  'payment.request_moved',
  'payment.changed',
  'sla.terms_set',
  'branch.working_hours_set',
  'branch.changed',
  'region.changed',
  'visit.proposed',
  'visit.decided',
  'prediction.mode_set',
  'dispatch.mode_set',
  'notification.escalation_set',
  'organisation.mail_set',
] as const;

export interface Change {
  type: string;
  branch_id?: string | null;
  subject: { kind: string; id: string };
  at: string;
}

/** `[point id, value, epoch seconds, quality]`. */
export type LiveReading = [number, number | null, number, number];

export interface LiveTelemetry {
  points: LiveReading[];
}
