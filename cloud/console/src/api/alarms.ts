// Alarms of machines, and the incidents they belong to.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf, client } from './client';
import type { Alarm, Incident, Page } from './contract';

export interface AlarmFilters {
  state?: 'active' | 'unacknowledged' | 'all' | undefined;
  branch_id?: string | undefined;
  asset_id?: string | undefined;
}

export function alarmsQuery(filters: AlarmFilters) {
  return infiniteQueryOptions({
    queryKey: ['alarms', 'list', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<Alarm>>(
        client.GET('/api/v1/alarms', { params: { query: { ...filters, limit: 100, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function acknowledgeAlarm(alarm: Alarm): Promise<Alarm> {
  return bodyOf<Alarm>(
    client.POST('/api/v1/alarms/{alarm_id}/acknowledgement', {
      params: { path: { alarm_id: alarm.id } },
    }),
  );
}

export function incidentQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['incidents', 'one', incidentId],
    queryFn: () =>
      bodyOf<Incident>(
        client.GET('/api/v1/incidents/{incident_id}', { params: { path: { incident_id: incidentId } } }),
      ),
  });
}
