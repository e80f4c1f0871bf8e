// Lists brought from other systems, and what a company still lacks after them.
import { queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client } from './client';
import type { AuditedNumber, ImportReport, Page } from './contract';
import { importCustomers } from './customers';
import { importParts } from './inventory';

export const IMPORT_KINDS = ['branches', 'people', 'customers', 'technicians', 'sites', 'assets', 'parts'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
type Send = (file: File, isDryRun: boolean) => Promise<ImportReport>;

function to(path: '/api/v1/imports/branches' | '/api/v1/imports/people' | '/api/v1/imports/technicians' | '/api/v1/imports/sites' | '/api/v1/imports/assets'): Send {
  return (file, isDryRun) =>
    bodyOf<ImportReport>(
      client.POST(path, {
        params: { query: { is_dry_run: isDryRun } },
        body: file as unknown as string,
        bodySerializer: (body: unknown) => body as BodyInit,
        headers: { 'Content-Type': 'text/csv', ...attempt() },
      }),
    );
}

export const IMPORTS: Record<ImportKind, { template: string; send: Send }> = {
  branches: { template: '/api/v1/imports/branches/template', send: to('/api/v1/imports/branches') },
  people: { template: '/api/v1/imports/people/template', send: to('/api/v1/imports/people') },
  customers: { template: '/api/v1/customers/import-template', send: importCustomers },
  technicians: { template: '/api/v1/imports/technicians/template', send: to('/api/v1/imports/technicians') },
  sites: { template: '/api/v1/imports/sites/template', send: to('/api/v1/imports/sites') },
  assets: { template: '/api/v1/imports/assets/template', send: to('/api/v1/imports/assets') },
  parts: { template: '/api/v1/parts/import-template', send: importParts },
};

export function operationalAuditQuery(branchId: string | undefined) {
  return queryOptions({
    queryKey: ['operational-audit', branchId],
    queryFn: () =>
      bodyOf<Page<AuditedNumber>>(
        client.GET('/api/v1/reports/operational-audit', { params: { query: { branch_id: branchId } } }),
      ),
    select: (page) => page.items,
  });
}
