// Forecasts of limits, the visits proposed because of them, and what a branch does with those.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type { Forecast, Page, PredictionSetting, Verdict, VisitProposal } from './contract';

export interface ProposalFilters {
  state: 'open' | 'decided' | 'all';
  branch_id?: string | undefined;
}

export function proposalsQuery(filters: ProposalFilters) {
  return infiniteQueryOptions({
    queryKey: ['foreseen', 'proposals', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<VisitProposal>>(
        client.GET('/api/v1/visit-proposals', { params: { query: { ...filters, limit: 20, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function proposalQuery(proposalId: string) {
  return queryOptions({
    queryKey: ['foreseen', 'proposal', proposalId],
    queryFn: () =>
      bodyOf<VisitProposal>(
        client.GET('/api/v1/visit-proposals/{proposal_id}', { params: { path: { proposal_id: proposalId } } }),
      ),
  });
}

export function proposalOfOrderQuery(workOrderId: string) {
  return queryOptions({
    queryKey: ['foreseen', 'of-order', workOrderId],
    queryFn: () =>
      bodyOf<Page<VisitProposal>>(
        client.GET('/api/v1/visit-proposals', { params: { query: { work_order_id: workOrderId } } }),
      ),
    select: (page) => page.items[0] ?? null,
  });
}

export function forecastsQuery(assetId: string) {
  return queryOptions({
    queryKey: ['foreseen', 'forecasts', assetId],
    queryFn: () =>
      bodyOf<Page<Forecast>>(client.GET('/api/v1/forecasts', { params: { query: { asset_id: assetId, limit: 200 } } })),
    select: (page) => page.items,
    refetchInterval: 5 * 60_000,
  });
}

export function acceptVisit(proposal: VisitProposal): Promise<VisitProposal> {
  return bodyOf<VisitProposal>(
    client.POST('/api/v1/visit-proposals/{proposal_id}/acceptance', {
      params: { path: { proposal_id: proposal.id } },
      headers: { ...attempt(), ...ifMatch(proposal.version) },
    }),
  );
}

export function dismissVisit(proposal: VisitProposal, verdict: Verdict, note: string): Promise<VisitProposal> {
  return bodyOf<VisitProposal>(
    client.POST('/api/v1/visit-proposals/{proposal_id}/dismissal', {
      params: { path: { proposal_id: proposal.id } },
      body: { verdict, note },
      headers: { ...attempt(), ...ifMatch(proposal.version) },
    }),
  );
}

export function predictionSettingQuery(branchId: string) {
  return queryOptions({
    queryKey: ['foreseen', 'setting', branchId],
    queryFn: () =>
      bodyOf<PredictionSetting>(
        client.GET('/api/v1/predictions/settings/{branch_id}', { params: { path: { branch_id: branchId } } }),
      ),
  });
}

export function setPredictionMode(branchId: string, mode: PredictionSetting['mode']): Promise<PredictionSetting> {
  return bodyOf<PredictionSetting>(
    client.PUT('/api/v1/predictions/settings/{branch_id}', { params: { path: { branch_id: branchId } }, body: { mode } }),
  );
}
