// The open work order of each incident: an alarm knows its incident, and the order names the incident it was opened for.
import { useQuery } from '@tanstack/react-query';
import type { Page, WorkOrder } from '@/api/contract';
import { openWorkOrdersQuery } from '@/api/workOrders';

function byIncident(page: Page<WorkOrder>): Map<string, WorkOrder> {
  return new Map(page.items.flatMap((order) => (order.incident_id ? [[order.incident_id, order] as const] : [])));
}

export function useOrdersOfIncidents(): Map<string, WorkOrder> | undefined {
  return useQuery({ ...openWorkOrdersQuery, select: byIncident }).data;
}
