// Where a role is given, as one word of a choice: `branch:…`, `region:…`, `site:…`, or the organisation.
import { useQuery } from '@tanstack/react-query';
import { regionsQuery } from '@/api/organisation';
import type { GivenRole, NewGrant } from '@/api/contract';
import { useBranches } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';

export type Scope = 'organisation' | 'region' | 'branch' | 'site';
export interface PlaceChoice {
  value: string;
  label: string;
}

/** The places of a scope that the reader may look at; a site is chosen by itself, in its branch. */
export function usePlaces(scopes: readonly Scope[]): PlaceChoice[] {
  const text = useText();
  const branches = useBranches();
  const regions = useQuery({ ...regionsQuery, enabled: scopes.includes('region') }).data ?? [];
  return [
    ...(scopes.includes('organisation') ? [{ value: 'organisation', label: text('people.everywhere') }] : []),
    ...(scopes.includes('region')
      ? regions.map((one) => ({ value: `region:${one.id}`, label: text('people.in_region', { name: one.name }) }))
      : []),
    ...(scopes.includes('branch') || scopes.includes('site')
      ? branches.map((one) => ({ value: `branch:${one.id}`, label: one.name }))
      : []),
  ];
}

export function grantOf(role: string, place: string, siteId: string | undefined): NewGrant {
  const [kind, id] = place.split(':');
  if (kind === 'region') return { role, region_id: id };
  if (kind === 'branch') return { role, branch_id: id, ...(siteId && { site_id: siteId }) };
  return { role };
}

/** The place of a role as people say it; a site only says its branch, its name stands beside it. */
export function usePlaceName(): (given: GivenRole) => string {
  const text = useText();
  const branches = useBranches();
  const regions = useQuery(regionsQuery).data ?? [];
  return (given) => {
    if (given.region_id) {
      const name = regions.find((one) => one.id === given.region_id)?.name ?? '…';
      return text('people.in_region', { name });
    }
    if (given.branch_id) return branches.find((one) => one.id === given.branch_id)?.name ?? '…';
    return text('people.everywhere');
  };
}
