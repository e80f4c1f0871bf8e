// People, the roles they were given, and what roles allow.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type {
  AddedColleague,
  Colleague,
  ColleagueChanges,
  CustomRole,
  CustomRoleChanges,
  Invitation,
  NewColleague,
  NewCustomRole,
  NewGrant,
  RenewedPassword,
  Page,
  PermissionTable,
} from './contract';

export interface PeopleFilters {
  branch_id?: string | undefined;
  q?: string | undefined;
  is_active?: boolean | undefined;
}

const of = (personId: string) => ({ params: { path: { person_id: personId } } });
const ofRole = (roleId: string) => ({ params: { path: { role_id: roleId } } });

export function peopleQuery(filters: PeopleFilters) {
  return infiniteQueryOptions({
    queryKey: ['people', 'list', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<Colleague>>(client.GET('/api/v1/people', { params: { query: { ...filters, limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function colleagueQuery(personId: string) {
  return queryOptions({
    queryKey: ['people', 'one', personId],
    queryFn: () => bodyOf<Colleague>(client.GET('/api/v1/people/{person_id}', of(personId))),
  });
}

// No key for repeating: an answer with a secret in it is not to be kept anywhere.
export function addColleague(colleague: NewColleague): Promise<AddedColleague> {
  return bodyOf<AddedColleague>(client.POST('/api/v1/people', { body: colleague }));
}

export function changeColleague(colleague: Colleague, changes: ColleagueChanges): Promise<Colleague> {
  return bodyOf<Colleague>(
    client.PATCH('/api/v1/people/{person_id}', { ...of(colleague.id), body: changes, headers: ifMatch(colleague.version) }),
  );
}

export function renewPassword(personId: string): Promise<RenewedPassword> {
  return bodyOf<RenewedPassword>(client.POST('/api/v1/people/{person_id}/password', of(personId)));
}

export function invite(personId: string): Promise<Invitation> {
  return bodyOf<Invitation>(client.POST('/api/v1/people/{person_id}/invitation', of(personId)));
}

export function giveRole(personId: string, grant: NewGrant): Promise<Colleague> {
  return bodyOf<Colleague>(
    client.POST('/api/v1/people/{person_id}/roles', { ...of(personId), body: grant, headers: attempt() }),
  );
}

export function takeRole(personId: string, assignmentId: string): Promise<void> {
  return bodyOf<void>(
    client.DELETE('/api/v1/people/{person_id}/roles/{assignment_id}', {
      params: { path: { person_id: personId, assignment_id: assignmentId } },
    }),
  );
}

export const permissionsQuery = queryOptions({
  queryKey: ['permissions'],
  queryFn: () => bodyOf<PermissionTable>(client.GET('/api/v1/permissions', {})),
});

export const customRolesQuery = queryOptions({
  queryKey: ['roles', 'list'],
  queryFn: () => bodyOf<Page<CustomRole>>(client.GET('/api/v1/roles', {})),
  select: (page) => page.items,
});

export function customRoleQuery(roleId: string) {
  return queryOptions({
    queryKey: ['roles', 'one', roleId],
    queryFn: () => bodyOf<CustomRole>(client.GET('/api/v1/roles/{role_id}', ofRole(roleId))),
  });
}

export function addCustomRole(role: NewCustomRole): Promise<CustomRole> {
  return bodyOf<CustomRole>(client.POST('/api/v1/roles', { body: role, headers: attempt() }));
}

export function changeCustomRole(role: CustomRole, changes: CustomRoleChanges): Promise<CustomRole> {
  return bodyOf<CustomRole>(
    client.PATCH('/api/v1/roles/{role_id}', { ...ofRole(role.id), body: changes, headers: ifMatch(role.version) }),
  );
}

export function removeCustomRole(role: CustomRole): Promise<void> {
  return bodyOf<void>(client.DELETE('/api/v1/roles/{role_id}', { ...ofRole(role.id), headers: ifMatch(role.version) }));
}
