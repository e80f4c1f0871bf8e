// What work costs: price lists, contracts, and how a branch invoices.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type {
  Contract,
  Invoicing,
  NewContract,
  NewInvoicing,
  NewPriceList,
  Page,
  PriceList,
  ProviderState,
} from './contract';

export const priceListsQuery = queryOptions({
  queryKey: ['price-lists', 'list'],
  queryFn: () => bodyOf<Page<PriceList>>(client.GET('/api/v1/price-lists')),
  select: (page) => page.items,
});

export function priceListQuery(priceListId: string) {
  return queryOptions({
    queryKey: ['price-lists', 'one', priceListId],
    queryFn: () =>
      bodyOf<PriceList>(
        client.GET('/api/v1/price-lists/{price_list_id}', { params: { path: { price_list_id: priceListId } } }),
      ),
  });
}

export function addPriceList(fields: NewPriceList): Promise<PriceList> {
  return bodyOf<PriceList>(client.POST('/api/v1/price-lists', { body: fields, headers: attempt() }));
}

export function changePriceList(list: PriceList, fields: Omit<NewPriceList, 'currency'>): Promise<PriceList> {
  return bodyOf<PriceList>(
    client.PATCH('/api/v1/price-lists/{price_list_id}', {
      params: { path: { price_list_id: list.id } },
      body: fields,
      headers: ifMatch(list.version),
    }),
  );
}

export function contractsQuery() {
  return infiniteQueryOptions({
    queryKey: ['contracts', 'list'],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<Contract>>(client.GET('/api/v1/contracts', { params: { query: { limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function addContract(contract: NewContract): Promise<Contract> {
  return bodyOf<Contract>(client.POST('/api/v1/contracts', { body: contract, headers: attempt() }));
}

export function endContract(contract: Contract, lastDay: string): Promise<Contract> {
  return bodyOf<Contract>(
    client.PATCH('/api/v1/contracts/{contract_id}', {
      params: { path: { contract_id: contract.id } },
      body: { ends_on: lastDay },
      headers: ifMatch(contract.version),
    }),
  );
}

export function invoicingQuery(branchId: string) {
  return queryOptions({
    queryKey: ['invoicing', branchId],
    queryFn: () =>
      bodyOf<Invoicing>(
        client.GET('/api/v1/branches/{branch_id}/invoicing', { params: { path: { branch_id: branchId } } }),
      ),
  });
}

export function setInvoicing(branchId: string, version: number, fields: NewInvoicing): Promise<Invoicing> {
  return bodyOf<Invoicing>(
    client.PUT('/api/v1/branches/{branch_id}/invoicing', {
      params: { path: { branch_id: branchId } },
      body: fields,
      headers: ifMatch(version),
    }),
  );
}

export const providerQuery = queryOptions({
  queryKey: ['payments', 'provider'],
  queryFn: () => bodyOf<ProviderState>(client.GET('/api/v1/payment-provider')),
});
