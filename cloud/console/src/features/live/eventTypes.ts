// The names under which the service announces changes; EventSource delivers only names it was told.

/** Changes carry `{type, branch_id, subject: {kind, id}, at}`. */
export const CHANGE_TYPES = [
  'alarm.raised',
  'alarm.cleared',
  'alarm.acknowledged',
  'incident.opened',
  'incident.escalated',
  'incident.cleared',
  'incident.closed',
  'work_order.opened',
  'work_order.changed',
  'work_order.moved',
  'asset.added',
  'asset.changed',
  'site.added',
  'gateway.enrolled',
  'gateway.seen',
  'gateway.online',
  'gateway.offline',
  'gateway.configured',
  'point.discovered',
  'point.named',
  'point.bound',
  'point.unbound',
  'rule.added',
  'rule.changed',
  'rule.removed',
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
