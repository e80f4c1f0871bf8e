// Jobs: from opening to completion.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type { HistoryEntry, NewWorkOrder, OrderStatus, Page, SlaPromise, WorkOrder } from './contract';

export interface WorkOrderFilters {
  branch_id?: string | undefined;
  status?: string | undefined;
  asset_id?: string | undefined;
  incident_id?: string | undefined;
  customer_id?: string | undefined;
  q?: string | undefined;
}

export function workOrdersQuery(filters: WorkOrderFilters) {
  return infiniteQueryOptions({
    queryKey: ['work-orders', 'list', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<WorkOrder>>(
        client.GET('/api/v1/work-orders', { params: { query: { ...filters, limit: 50, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** The open orders, as many as one page holds. */
export const openWorkOrdersQuery = queryOptions({
  queryKey: ['work-orders', 'open'],
  queryFn: () =>
    bodyOf<Page<WorkOrder>>(client.GET('/api/v1/work-orders', { params: { query: { status: 'open', limit: 200 } } })),
});

export function workOrderQuery(workOrderId: string) {
  return queryOptions({
    queryKey: ['work-orders', 'one', workOrderId],
    queryFn: () =>
      bodyOf<WorkOrder>(
        client.GET('/api/v1/work-orders/{work_order_id}', { params: { path: { work_order_id: workOrderId } } }),
      ),
  });
}

export function workOrderHistoryQuery(workOrderId: string) {
  return queryOptions({
    queryKey: ['work-orders', 'history', workOrderId],
    queryFn: () =>
      bodyOf<Page<HistoryEntry>>(
        client.GET('/api/v1/work-orders/{work_order_id}/history', { params: { path: { work_order_id: workOrderId } } }),
      ),
    select: (page) => page.items,
  });
}

/** What is promised for an order: somebody named, on site, done. */
export function promisesQuery(workOrderId: string) {
  return queryOptions({
    queryKey: ['work-orders', 'promises', workOrderId],
    queryFn: () =>
      bodyOf<Page<SlaPromise>>(
        client.GET('/api/v1/work-orders/{work_order_id}/promises', {
          params: { path: { work_order_id: workOrderId } },
        }),
      ),
    select: (page) => page.items,
  });
}

export function openWorkOrder(order: NewWorkOrder, idempotencyKey: string): Promise<WorkOrder> {
  return bodyOf<WorkOrder>(
    client.POST('/api/v1/work-orders', { body: order, headers: attempt(idempotencyKey) }),
  );
}

export function moveWorkOrder(order: WorkOrder, to: OrderStatus, reason?: string): Promise<WorkOrder> {
  return bodyOf<WorkOrder>(
    client.POST('/api/v1/work-orders/{work_order_id}/transitions', {
      body: reason ? { to, reason } : { to },
      params: { path: { work_order_id: order.id } },
      headers: ifMatch(order.version),
    }),
  );
}
