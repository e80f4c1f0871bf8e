// Whom the company works for.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type { Customer, CustomerChanges, ImportReport, NewCustomer, Page } from './contract';

export interface CustomerFilters {
  q?: string | undefined;
  is_active?: boolean | undefined;
}

export function customersQuery(filters: CustomerFilters) {
  return infiniteQueryOptions({
    queryKey: ['customers', 'list', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<Customer>>(
        client.GET('/api/v1/customers', { params: { query: { ...filters, limit: 50, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** Enough customers to choose one of; the reader narrows by typing. */
export function customerChoicesQuery(q: string | undefined) {
  return queryOptions({
    queryKey: ['customers', 'choices', q],
    queryFn: () =>
      bodyOf<Page<Customer>>(client.GET('/api/v1/customers', { params: { query: { q, is_active: true, limit: 50 } } })),
    select: (page) => page.items,
  });
}

export function customerQuery(customerId: string) {
  return queryOptions({
    queryKey: ['customers', 'one', customerId],
    queryFn: () =>
      bodyOf<Customer>(client.GET('/api/v1/customers/{customer_id}', { params: { path: { customer_id: customerId } } })),
  });
}

export function addCustomer(customer: NewCustomer): Promise<Customer> {
  return bodyOf<Customer>(client.POST('/api/v1/customers', { body: customer, headers: attempt() }));
}

export function changeCustomer(customer: Customer, changes: CustomerChanges): Promise<Customer> {
  return bodyOf<Customer>(
    client.PATCH('/api/v1/customers/{customer_id}', {
      params: { path: { customer_id: customer.id } },
      body: changes,
      headers: ifMatch(customer.version),
    }),
  );
}

export function importCustomers(file: File, isDryRun: boolean): Promise<ImportReport> {
  return bodyOf<ImportReport>(
    client.POST('/api/v1/customers/import', {
      params: { query: { is_dry_run: isDryRun } },
      body: file as unknown as string,
      bodySerializer: (body: unknown) => body as BodyInit,
      headers: { 'Content-Type': 'text/csv', ...attempt() },
    }),
  );
}
