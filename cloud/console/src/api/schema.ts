// Written by hand from the contract until the document of the backend can be read; then generated.
import type * as contract from './contract';

interface Json<Body> {
  content: { 'application/json': Body };
}

interface Call<Answer, Query = never, Body = never, Status extends number = 200> {
  parameters: {
    query?: Query;
    header?: Record<string, string>;
    path?: Record<string, string | number>;
    cookie?: never;
  };
  requestBody?: [Body] extends [never] ? never : Json<Body>;
  responses: Record<Status, Json<Answer>>;
}

type Filters = Record<string, string | number | undefined>;

export interface paths {
  '/api/v1/session': {
    get: Call<contract.Session>;
    post: Call<contract.Session, never, { email: string; password: string }>;
    delete: Call<null>;
  };
  '/api/v1/session/preferences': { patch: Call<unknown, never, { language: contract.Language }> };
  '/api/v1/sites': {
    get: Call<contract.Page<contract.Site>, Filters>;
    post: Call<contract.Site, never, Record<string, unknown>, 201>;
  };
  '/api/v1/assets': {
    get: Call<contract.Page<contract.Asset>, Filters>;
    post: Call<contract.Asset, never, Record<string, unknown>, 201>;
  };
  '/api/v1/assets/{asset_id}': { get: Call<contract.Asset> };
  '/api/v1/assets/{asset_id}/timeline': { get: Call<contract.Timeline, Filters> };
  '/api/v1/work-orders': {
    get: Call<contract.Page<contract.WorkOrder>, Filters>;
    post: Call<contract.WorkOrder, never, Record<string, unknown>, 201>;
  };
  '/api/v1/work-orders/{work_order_id}': { get: Call<contract.WorkOrder> };
  '/api/v1/work-orders/{work_order_id}/transitions': {
    post: Call<contract.WorkOrder, never, { to: string; reason?: string }>;
  };
  '/api/v1/work-orders/{work_order_id}/history': { get: Call<contract.Page<contract.HistoryEntry>> };
  '/api/v1/overview': { get: Call<contract.Overview, Filters> };
  '/api/v1/points': { get: Call<contract.Page<contract.Point>, Filters> };
  '/api/v1/points/{point_id}': { patch: Call<contract.Point, never, { name: string }> };
  '/api/v1/points/{point_id}/binding': { put: Call<contract.Point, never, { asset_id: string }> };
  '/api/v1/points/{point_id}/series': { get: Call<contract.Series, Filters> };
  '/api/v1/gateways': {
    get: Call<contract.Page<contract.Gateway>, Filters>;
    post: Call<contract.EnrolledGateway, never, { name: string; branch_id: string }, 201>;
  };
  '/api/v1/gateways/{gateway_id}': { get: Call<contract.Gateway> };
  '/api/v1/gateways/{gateway_id}/configuration': {
    get: Call<{ document: Record<string, unknown>; version: number }>;
    put: Call<{ document: Record<string, unknown>; version: number }, never, { document: Record<string, unknown> }>;
  };
  '/api/v1/rules': {
    get: Call<contract.Page<contract.Rule>, Filters>;
    post: Call<contract.Rule, never, Omit<contract.Rule, 'id' | 'version' | 'asset_id'>, 201>;
  };
  '/api/v1/alarms': { get: Call<contract.Page<contract.Alarm>, Filters> };
  '/api/v1/alarms/{alarm_id}/acknowledgement': { post: Call<contract.Alarm> };
  '/api/v1/incidents': { get: Call<contract.Page<contract.Incident>, Filters> };
  '/api/v1/incidents/{incident_id}': { get: Call<contract.Incident> };
}
