// Measured points: their names, the machine they belong to, their series and limits.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type { NewRule, Page, Point, Rule, Series, Thinning, WaitingPoint } from './contract';

export interface PointFilters {
  asset_id?: string | undefined;
  gateway_id?: string | undefined;
  state?: 'pending' | 'bound' | undefined;
}

export function pointsQuery(filters: PointFilters) {
  return queryOptions({
    queryKey: ['points', filters],
    queryFn: () =>
      bodyOf<Page<Point>>(client.GET('/api/v1/points', { params: { query: { ...filters, limit: 200 } } })),
    select: (page) => page.items,
  });
}

/** Signals of all edge agents that no machine has yet. */
export function waitingPointsQuery(branchId: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['points', 'waiting', branchId ?? 'all'],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<WaitingPoint>>(
        client.GET('/api/v1/points/waiting', { params: { query: { branch_id: branchId, limit: 50, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: 10_000,
  });
}

export function seriesQuery(pointId: number, range: () => { from: string; to: string }, rangeKey: string) {
  return queryOptions({
    queryKey: ['series', pointId, rangeKey],
    queryFn: () =>
      bodyOf<Series>(
        client.GET('/api/v1/points/{point_id}/series', {
          params: { path: { point_id: pointId }, query: { ...range(), max_points: 1000 } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function thinningQuery(pointId: number, wanted: { deadband: number; heartbeatS: number }) {
  return queryOptions({
    queryKey: ['thinning', pointId, wanted.deadband, wanted.heartbeatS],
    queryFn: () =>
      bodyOf<Thinning>(
        client.GET('/api/v1/points/{point_id}/thinning', {
          params: { path: { point_id: pointId }, query: { deadband: wanted.deadband, heartbeat_s: wanted.heartbeatS } },
        }),
      ),
  });
}

export function namePoint(point: Point, name: string): Promise<Point> {
  return bodyOf<Point>(
    client.PATCH('/api/v1/points/{point_id}', {
      body: { name },
      params: { path: { point_id: point.id } },
      headers: ifMatch(point.version),
    }),
  );
}

export function bindPoint(point: Point, assetId: string): Promise<Point> {
  return bodyOf<Point>(
    client.PUT('/api/v1/points/{point_id}/binding', {
      body: { asset_id: assetId },
      params: { path: { point_id: point.id } },
    }),
  );
}

export function rulesQuery(pointId: number) {
  return queryOptions({
    queryKey: ['rules', pointId],
    queryFn: () =>
      bodyOf<Page<Rule>>(client.GET('/api/v1/rules', { params: { query: { point_id: pointId, limit: 200 } } })),
    select: (page) => page.items,
  });
}

export async function removeRule(rule: Rule): Promise<void> {
  await bodyOf(
    client.DELETE('/api/v1/rules/{rule_id}', { params: { path: { rule_id: rule.id } }, headers: ifMatch(rule.version) }),
  );
}

export function addRule(rule: NewRule): Promise<Rule> {
  return bodyOf<Rule>(
    client.POST('/api/v1/rules', { body: rule, headers: attempt() }),
  );
}
