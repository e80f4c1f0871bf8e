// Links to customers' pages, and what customers said by them.
import { queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client } from './client';
import type { CustomerLink, CustomerSide, MadeLink, Page } from './contract';

const of = (workOrderId: string) => ({ params: { path: { work_order_id: workOrderId } } });

export function customerSideQuery(workOrderId: string) {
  return queryOptions({
    queryKey: ['work-orders', 'customer', workOrderId],
    queryFn: () => bodyOf<CustomerSide>(client.GET('/api/v1/work-orders/{work_order_id}/customer', of(workOrderId))),
  });
}

export function makeLink(workOrderId: string): Promise<MadeLink> {
  return bodyOf<MadeLink>(
    client.POST('/api/v1/work-orders/{work_order_id}/customer-links', { ...of(workOrderId), headers: attempt() }),
  );
}

export function makeInvoiceLink(invoiceId: string): Promise<MadeLink> {
  return bodyOf<MadeLink>(
    client.POST('/api/v1/invoices/{invoice_id}/customer-links', {
      params: { path: { invoice_id: invoiceId } },
      headers: attempt(),
    }),
  );
}

export function renewLink(linkId: string): Promise<MadeLink> {
  return bodyOf<MadeLink>(
    client.POST('/api/v1/customer-links/{link_id}/renewal', { params: { path: { link_id: linkId } }, headers: attempt() }),
  );
}

export async function closeLink(linkId: string): Promise<void> {
  await bodyOf(client.DELETE('/api/v1/customer-links/{link_id}', { params: { path: { link_id: linkId } } }));
}

export function siteLinksQuery(siteId: string) {
  return queryOptions({
    queryKey: ['sites', 'request-links', siteId],
    queryFn: () =>
      bodyOf<Page<CustomerLink>>(
        client.GET('/api/v1/sites/{site_id}/request-links', { params: { path: { site_id: siteId } } }),
      ),
    select: (page) => page.items.filter((link) => link.is_live),
  });
}

/** A PDF with a code for the site and one for each machine; it is made anew each time. */
export function makeSheet(siteId: string): Promise<Blob> {
  return bodyOf<Blob>(
    client.POST('/api/v1/sites/{site_id}/request-sheet', {
      params: { path: { site_id: siteId } },
      parseAs: 'blob',
    }) as Promise<{ data?: Blob; error?: unknown; response: Response }>,
  );
}
