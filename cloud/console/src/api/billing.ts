// Invoices, credit notes and payments.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type {
  AllocationOfInvoice,
  CallbackToSettle,
  CreditLine,
  DraftLine,
  Invoice,
  InvoiceInList,
  InvoiceShown,
  Page,
  Payment,
  PaymentRequest,
} from './contract';

export interface InvoiceFilters {
  branch_id?: string | undefined;
  show?: InvoiceShown | undefined;
  q?: string | undefined;
  customer_id?: string | undefined;
  work_order_id?: string | undefined;
}

const of = (invoiceId: string) => ({ params: { path: { invoice_id: invoiceId } } });

export function invoicesQuery(filters: InvoiceFilters) {
  return infiniteQueryOptions({
    queryKey: ['invoices', 'list', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<InvoiceInList>>(
        client.GET('/api/v1/invoices', { params: { query: { ...filters, limit: 50, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** A few invoices, enough to choose among or to show beside something. */
export function someInvoicesQuery(filters: InvoiceFilters) {
  return queryOptions({
    queryKey: ['invoices', 'some', filters],
    queryFn: () =>
      bodyOf<Page<InvoiceInList>>(client.GET('/api/v1/invoices', { params: { query: { ...filters, limit: 50 } } })),
    select: (page) => page.items,
  });
}

export function invoiceQuery(invoiceId: string) {
  return queryOptions({
    queryKey: ['invoices', 'one', invoiceId],
    queryFn: () => bodyOf<Invoice>(client.GET('/api/v1/invoices/{invoice_id}', of(invoiceId))),
  });
}

export function draftInvoice(workOrderId: string): Promise<Invoice> {
  return bodyOf<Invoice>(client.POST('/api/v1/invoices', { body: { work_order_id: workOrderId }, headers: attempt() }));
}

export function changeLines(invoice: Invoice, lines: DraftLine[]): Promise<Invoice> {
  return bodyOf<Invoice>(
    client.PUT('/api/v1/invoices/{invoice_id}/lines', {
      ...of(invoice.id),
      body: { lines },
      headers: ifMatch(invoice.version),
    }),
  );
}

export function issueInvoice(invoice: Invoice): Promise<Invoice> {
  return bodyOf<Invoice>(
    client.POST('/api/v1/invoices/{invoice_id}/issuing', { ...of(invoice.id), headers: ifMatch(invoice.version) }),
  );
}

export function discardDraft(invoice: Invoice): Promise<Invoice> {
  return bodyOf<Invoice>(
    client.POST('/api/v1/invoices/{invoice_id}/discarding', { ...of(invoice.id), headers: ifMatch(invoice.version) }),
  );
}

export function sendInvoice(invoiceId: string): Promise<Invoice> {
  return bodyOf<Invoice>(client.POST('/api/v1/invoices/{invoice_id}/sending', of(invoiceId)));
}

export function creditInvoice(invoice: Invoice, reason: string, lines: CreditLine[] | null): Promise<Invoice> {
  return bodyOf<Invoice>(
    client.POST('/api/v1/invoices/{invoice_id}/credit-notes', {
      ...of(invoice.id),
      body: { reason, lines },
      headers: { ...ifMatch(invoice.version), ...attempt() },
    }),
  );
}

export function allocationsQuery(invoiceId: string) {
  return queryOptions({
    queryKey: ['invoices', 'allocations', invoiceId],
    queryFn: () =>
      bodyOf<Page<AllocationOfInvoice>>(client.GET('/api/v1/invoices/{invoice_id}/allocations', of(invoiceId))),
    select: (page) => page.items,
  });
}

export function paymentRequestsQuery(invoiceId: string) {
  return queryOptions({
    queryKey: ['invoices', 'requests', invoiceId],
    queryFn: () =>
      bodyOf<Page<PaymentRequest>>(client.GET('/api/v1/invoices/{invoice_id}/payment-requests', of(invoiceId))),
    select: (page) => page.items,
  });
}

export interface MoneyTaken {
  id: string;
  method: Payment['method'];
  amount: string;
  receipt_number: string;
  note: string;
}

export function recordMoney(invoiceId: string, money: MoneyTaken): Promise<Payment> {
  return bodyOf<Payment>(client.POST('/api/v1/invoices/{invoice_id}/cash', { ...of(invoiceId), body: money }));
}

export function voidPayment(paymentId: string, reason: string): Promise<Payment> {
  return bodyOf<Payment>(
    client.POST('/api/v1/payments/{payment_id}/voiding', {
      params: { path: { payment_id: paymentId } },
      body: { reason },
    }),
  );
}

export function askForPayment(invoiceId: string, id: string, phone: string): Promise<PaymentRequest> {
  return bodyOf<PaymentRequest>(
    client.POST('/api/v1/invoices/{invoice_id}/payment-requests', { ...of(invoiceId), body: { id, phone } }),
  );
}

export interface PaymentFilters {
  branch_id?: string | undefined;
  customer_id?: string | undefined;
  /** What is left is the customer's credit; what waits is more than rounding up leaves. */
  only_left?: boolean;
  waits?: boolean;
}

export function paymentsQuery(filters: PaymentFilters) {
  return infiniteQueryOptions({
    queryKey: ['payments', 'list', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<Payment>>(
        client.GET('/api/v1/payments', { params: { query: { ...filters, limit: 50, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function allocate(paymentId: string, invoiceId: string, amount: string): Promise<Payment> {
  return bodyOf<Payment>(
    client.POST('/api/v1/payments/{payment_id}/allocations', {
      params: { path: { payment_id: paymentId } },
      body: { parts: [{ invoice_id: invoiceId, amount }] },
      headers: attempt(),
    }),
  );
}

export function callbacksQuery(filters: { branch_id?: string | undefined }) {
  return infiniteQueryOptions({
    queryKey: ['payments', 'callbacks', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<CallbackToSettle>>(
        client.GET('/api/v1/payment-callbacks', { params: { query: { ...filters, limit: 50, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function decideOnCallback(id: string, invoiceId: string | null, reason: string): Promise<CallbackToSettle> {
  return bodyOf<CallbackToSettle>(
    client.POST('/api/v1/payment-callbacks/{callback_id}/decision', {
      params: { path: { callback_id: id } },
      body: { invoice_id: invoiceId, reason },
      headers: attempt(),
    }),
  );
}
