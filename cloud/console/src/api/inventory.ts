// Parts, the places where they are, and every move of stock.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type {
  ImportReport,
  NewPart,
  NewStockMove,
  NewStockPlace,
  Page,
  Part,
  PartChanges,
  PartsOfOrder,
  StockBalance,
  StockMove,
  StockPlace,
  StockPlaceChanges,
} from './contract';

export type PartSort = 'name' | 'number' | '-name' | '-number';

export interface PartFilters {
  q?: string | undefined;
  is_active?: boolean | undefined;
  sort?: PartSort | undefined;
}

interface StockFilters {
  branch_id?: string | undefined;
  part_id?: string | undefined;
  place_id?: string | undefined;
}

const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next_cursor?: string | null }) => page.next_cursor ?? undefined,
};

export function partsQuery(filters: PartFilters) {
  return infiniteQueryOptions({
    queryKey: ['stock', 'parts', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<Part>>(client.GET('/api/v1/parts', { params: { query: { ...filters, limit: 50, cursor: pageParam } } })),
    ...paged,
  });
}

/** Enough parts to choose one of; the reader narrows by typing. */
export function partChoicesQuery(q: string | undefined) {
  return queryOptions({
    queryKey: ['stock', 'choices', q],
    queryFn: () => bodyOf<Page<Part>>(client.GET('/api/v1/parts', { params: { query: { q, is_active: true, limit: 50 } } })),
    select: (page) => page.items,
  });
}

export function partQuery(partId: string) {
  return queryOptions({
    queryKey: ['stock', 'part', partId],
    queryFn: () => bodyOf<Part>(client.GET('/api/v1/parts/{part_id}', { params: { path: { part_id: partId } } })),
  });
}

export function addPart(part: NewPart): Promise<Part> {
  return bodyOf<Part>(client.POST('/api/v1/parts', { body: part, headers: attempt() }));
}

export function changePart(part: Part, changes: PartChanges): Promise<Part> {
  return bodyOf<Part>(
    client.PATCH('/api/v1/parts/{part_id}', {
      params: { path: { part_id: part.id } },
      body: changes,
      headers: ifMatch(part.version),
    }),
  );
}

export function importParts(file: File, isDryRun: boolean): Promise<ImportReport> {
  return bodyOf<ImportReport>(
    client.POST('/api/v1/parts/import', {
      params: { query: { is_dry_run: isDryRun } },
      body: file as unknown as string,
      bodySerializer: (body: unknown) => body as BodyInit,
      headers: { 'Content-Type': 'text/csv', ...attempt() },
    }),
  );
}

export function placesQuery(filters: { branch_id?: string | undefined }) {
  return infiniteQueryOptions({
    queryKey: ['stock', 'places', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<StockPlace>>(
        client.GET('/api/v1/stock-places', { params: { query: { ...filters, limit: 50, cursor: pageParam } } }),
      ),
    ...paged,
  });
}

/** Every open warehouse and van of a branch, to choose one of. */
export function openPlacesQuery(branchId: string | undefined) {
  return queryOptions({
    queryKey: ['stock', 'open-places', branchId],
    queryFn: () =>
      bodyOf<Page<StockPlace>>(
        client.GET('/api/v1/stock-places', { params: { query: { branch_id: branchId, is_active: true, limit: 200 } } }),
      ),
    select: (page) => page.items,
  });
}

export function placeQuery(placeId: string) {
  return queryOptions({
    queryKey: ['stock', 'place', placeId],
    queryFn: () =>
      bodyOf<StockPlace>(client.GET('/api/v1/stock-places/{place_id}', { params: { path: { place_id: placeId } } })),
  });
}

export function addPlace(place: NewStockPlace): Promise<StockPlace> {
  return bodyOf<StockPlace>(client.POST('/api/v1/stock-places', { body: place, headers: attempt() }));
}

export function changePlace(place: StockPlace, changes: StockPlaceChanges): Promise<StockPlace> {
  return bodyOf<StockPlace>(
    client.PATCH('/api/v1/stock-places/{place_id}', {
      params: { path: { place_id: place.id } },
      body: changes,
      headers: ifMatch(place.version),
    }),
  );
}

export function balancesQuery(filters: StockFilters & { is_low?: boolean | undefined }) {
  return infiniteQueryOptions({
    queryKey: ['stock', 'balances', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<StockBalance>>(
        client.GET('/api/v1/stock-balances', { params: { query: { ...filters, limit: 50, cursor: pageParam } } }),
      ),
    ...paged,
  });
}

export function movesQuery(filters: StockFilters) {
  return infiniteQueryOptions({
    queryKey: ['stock', 'moves', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<StockMove>>(
        client.GET('/api/v1/stock-moves', { params: { query: { ...filters, limit: 25, cursor: pageParam } } }),
      ),
    ...paged,
  });
}

export function moveStock(move: NewStockMove, key: string): Promise<StockMove> {
  return bodyOf<StockMove>(client.POST('/api/v1/stock-moves', { body: move, headers: attempt(key) }));
}

export function takeMoveBack(moveId: string, reason: string): Promise<StockMove> {
  return bodyOf<StockMove>(
    client.POST('/api/v1/stock-moves/{move_id}/reversal', {
      params: { path: { move_id: moveId } },
      body: { reason },
      headers: attempt(),
    }),
  );
}

export function setLevel(placeId: string, partId: string, level: string | null): Promise<StockBalance> {
  return bodyOf<StockBalance>(
    client.PUT('/api/v1/stock-levels', { body: { place_id: placeId, part_id: partId, reorder_level: level } }),
  );
}

const of = (workOrderId: string) => ({ path: { work_order_id: workOrderId } });

export function orderPartsQuery(workOrderId: string) {
  return queryOptions({
    queryKey: ['work-orders', 'parts', workOrderId],
    queryFn: () => bodyOf<PartsOfOrder>(client.GET('/api/v1/work-orders/{work_order_id}/parts', { params: of(workOrderId) })),
  });
}

export function planPart(workOrderId: string, partId: string, quantity: string): Promise<PartsOfOrder> {
  return bodyOf<PartsOfOrder>(
    client.PUT('/api/v1/work-orders/{work_order_id}/parts/planned/{part_id}', {
      params: { path: { work_order_id: workOrderId, part_id: partId } },
      body: { quantity },
    }),
  );
}

export function takeFromStock(
  workOrderId: string,
  use: { part_id: string; place_id: string; quantity: string },
  key: string,
): Promise<PartsOfOrder> {
  return bodyOf<PartsOfOrder>(
    client.POST('/api/v1/work-orders/{work_order_id}/parts/uses', { params: of(workOrderId), body: use, headers: attempt(key) }),
  );
}

export function takeUseBack(workOrderId: string, useId: string, reason: string): Promise<PartsOfOrder> {
  return bodyOf<PartsOfOrder>(
    client.POST('/api/v1/work-orders/{work_order_id}/parts/uses/{use_id}/reversal', {
      params: { path: { work_order_id: workOrderId, use_id: useId } },
      body: { reason },
      headers: attempt(),
    }),
  );
}
