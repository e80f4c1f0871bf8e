// How a branch works: what it promises for each priority, and its working hours.
import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client, ifMatch } from './client';
import type { BranchTerms, NewTerms, NewWorkingHours, Page, WorkingHours } from './contract';

const of = (branchId: string) => ({ params: { path: { branch_id: branchId } } });

export function termsQuery(branchId: string) {
  return queryOptions({
    queryKey: ['terms', branchId],
    queryFn: () => bodyOf<Page<BranchTerms>>(client.GET('/api/v1/branches/{branch_id}/terms', of(branchId))),
    select: (page) => page.items,
  });
}

export function setTerms(branchId: string, terms: BranchTerms, changed: NewTerms): Promise<BranchTerms> {
  return bodyOf<BranchTerms>(
    client.PUT('/api/v1/branches/{branch_id}/terms/{priority}', {
      params: { path: { branch_id: branchId, priority: terms.priority } },
      body: changed,
      headers: ifMatch(terms.version),
    }),
  );
}

export function workingHoursQuery(branchId: string) {
  return queryOptions({
    queryKey: ['working-hours', branchId],
    queryFn: () => bodyOf<WorkingHours>(client.GET('/api/v1/branches/{branch_id}/working-hours', of(branchId))),
  });
}

export function setWorkingHours(branchId: string, hours: WorkingHours, changed: NewWorkingHours): Promise<WorkingHours> {
  return bodyOf<WorkingHours>(
    client.PUT('/api/v1/branches/{branch_id}/working-hours', {
      ...of(branchId),
      body: changed,
      headers: ifMatch(hours.version),
    }),
  );
}
