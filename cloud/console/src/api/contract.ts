// The nouns of the API as the screens use them.

export type Severity = 'low' | 'medium' | 'high' | 'critical';
export type AssetState = 'normal' | 'alarm' | 'stale' | 'unknown';
export type Criticality = 'low' | 'medium' | 'high' | 'critical';
export type Language = 'en' | 'sw' | 'fr';

export interface Page<Item> {
  items: Item[];
  next_cursor?: string | null;
}

export interface Branch {
  id: string;
  name: string;
  code: string;
  time_zone: string;
  currency: string;
}

export interface Session {
  person: { id: string; name: string; email: string; language: string };
  roles: { role: string; branch_id?: string | null }[];
  branches: Branch[];
  permissions: string[];
  csrf_token: string;
}

export interface Site {
  id: string;
  branch_id: string;
  name: string;
  address: string;
  latitude?: number | null;
  longitude?: number | null;
  version: number;
}

export interface Asset {
  id: string;
  branch_id: string;
  site_id: string;
  site_name: string;
  parent_id?: string | null;
  name: string;
  tag: string;
  category: string;
  manufacturer?: string | null;
  model?: string | null;
  serial_number?: string | null;
  criticality: Criticality;
  version: number;
}

export interface Transition {
  to: string;
  requires_reason: boolean;
}

export interface WorkOrder {
  id: string;
  number: string;
  branch_id: string;
  asset_id?: string | null;
  asset_name?: string | null;
  site_id?: string | null;
  title: string;
  description: string;
  priority: 'emergency' | 'high' | 'normal' | 'low';
  status: string;
  hold_reason?: string | null;
  source: string;
  incident_id?: string | null;
  opened_at: string;
  completed_at?: string | null;
  version: number;
  allowed_transitions: Transition[];
}

export interface HistoryEntry {
  at: string;
  from_status?: string | null;
  to_status: string;
  reason?: string | null;
  actor?: string | null;
}

export type AlarmState = 'active_unacknowledged' | 'active_acknowledged' | 'cleared_unacknowledged' | 'cleared';

export interface Alarm {
  id: string;
  branch_id: string;
  asset_id?: string | null;
  asset_name?: string | null;
  point_id: number;
  point_name: string;
  unit: string;
  rule_id: string;
  severity: Severity;
  text: string;
  state: AlarmState;
  onset_at: string;
  raised_at: string;
  raised_value: number;
  limit: number;
  cleared_at?: string | null;
  acknowledged_by?: string | null;
  incident_id?: string | null;
  work_order_id?: string | null;
  version: number;
}

export interface Incident {
  id: string;
  branch_id: string;
  asset_id: string;
  asset_name: string;
  failure_mode: string;
  severity: Severity;
  state: 'open' | 'closed';
  opened_at: string;
  closed_at?: string | null;
  alarm_count: number;
  work_order_id?: string | null;
  work_order_number?: string | null;
}

export interface Reading {
  value: number | null;
  at: string;
  quality: number;
}

export interface Point {
  id: number;
  gateway_id: string;
  gateway_name: string;
  key: string;
  revision: number;
  name: string;
  unit: string;
  state: 'pending' | 'bound';
  asset_id?: string | null;
  asset_name?: string | null;
  last?: Reading | null;
  version: number;
}

export interface Series {
  point_id: number;
  unit: string;
  from: string;
  to: string;
  bucket_s: number;
  at: number[];
  min: (number | null)[];
  max: (number | null)[];
  avg: (number | null)[];
  /** Seconds since the epoch. */
  gaps: { from: number; to: number }[];
  raw: boolean;
}

export interface ConfigurationMark {
  version: number;
  hash: string;
}

export interface Gateway {
  id: string;
  name: string;
  branch_id: string;
  state: 'never_seen' | 'online' | 'offline' | 'revoked';
  last_seen_at?: string | null;
  agent_version?: string | null;
  desired_configuration?: ConfigurationMark | null;
  reported_configuration?: ConfigurationMark | null;
  pending_points: number;
  version: number;
}

export interface EnrolledGateway {
  gateway: Gateway;
  credential: { username: string; password: string };
  edge_toml: string;
}

export interface Rule {
  id: string;
  point_id: number;
  asset_id?: string | null;
  name: string;
  kind: 'limit';
  params: {
    direction: 'high' | 'low';
    limit: number;
    deadband: number;
    on_delay_s: number;
    off_delay_s: number;
  };
  severity: Severity;
  failure_mode: string;
  effect: 'observation' | 'work_order';
  stage: 'observe' | 'shadow' | 'live';
  version: number;
}

export interface Headline {
  point_id: number;
  name: string;
  unit: string;
  value: number | null;
  at: string;
  quality: number;
  trend: (number | null)[];
}

export interface Machine {
  asset_id: string;
  name: string;
  tag: string;
  site_name: string;
  branch_id: string;
  state: AssetState;
  headline?: Headline | null;
  open_incident_id?: string | null;
  open_work_order_id?: string | null;
}

export interface Overview {
  counts: {
    machines: number;
    machines_in_alarm: number;
    machines_stale: number;
    open_incidents: number;
    open_orders: number;
    gateways_offline: number;
  };
  machines: Machine[];
  incidents: Incident[];
  work_orders: WorkOrder[];
  status: { database_tier: string; database_text: string };
}

export interface Timeline {
  points: {
    id: number;
    name: string;
    unit: string;
    bands: { rule_id: string; kind: 'high' | 'low'; limit: number; severity: Severity }[];
  }[];
  alarms: {
    id: string;
    point_id: number;
    severity: Severity;
    raised_at: string;
    cleared_at?: string | null;
    text: string;
  }[];
  work_orders: { id: string; number: string; status: string; opened_at: string; completed_at?: string | null }[];
}
