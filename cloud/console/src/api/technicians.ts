// The people who repair.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type {
  Leave,
  Login,
  NewLeave,
  NewTechnician,
  OnCallTime,
  Page,
  PhoneAddress,
  Technician,
  TechnicianChanges,
} from './contract';

export function techniciansQuery(filters: { branch_id?: string | undefined }) {
  return infiniteQueryOptions({
    queryKey: ['technicians', 'list', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<Technician>>(
        client.GET('/api/v1/technicians', { params: { query: { ...filters, limit: 50, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** Whom to choose from in a branch; 200 are more than one branch has. */
export function technicianChoiceQuery(branchId: string) {
  return queryOptions({
    queryKey: ['technicians', 'choice', branchId],
    queryFn: () =>
      bodyOf<Page<Technician>>(client.GET('/api/v1/technicians', { params: { query: { branch_id: branchId, limit: 200 } } })),
    select: (page) => page.items,
  });
}

export function technicianQuery(technicianId: string) {
  return queryOptions({
    queryKey: ['technicians', 'one', technicianId],
    queryFn: () =>
      bodyOf<Technician>(
        client.GET('/api/v1/technicians/{technician_id}', { params: { path: { technician_id: technicianId } } }),
      ),
  });
}

export function leavesQuery(technicianId: string) {
  return queryOptions({
    queryKey: ['technicians', 'leaves', technicianId],
    queryFn: () =>
      bodyOf<Page<Leave>>(
        client.GET('/api/v1/technicians/{technician_id}/leaves', { params: { path: { technician_id: technicianId } } }),
      ),
    select: (page) => page.items,
  });
}

export function addTechnician(technician: NewTechnician): Promise<Technician> {
  return bodyOf<Technician>(client.POST('/api/v1/technicians', { body: technician, headers: attempt() }));
}

export function changeTechnician(technician: Technician, changes: TechnicianChanges): Promise<Technician> {
  return bodyOf<Technician>(
    client.PATCH('/api/v1/technicians/{technician_id}', {
      params: { path: { technician_id: technician.id } },
      body: changes,
      headers: ifMatch(technician.version),
    }),
  );
}

export function addLeave(technicianId: string, leave: NewLeave): Promise<Leave> {
  return bodyOf<Leave>(
    client.POST('/api/v1/technicians/{technician_id}/leaves', {
      params: { path: { technician_id: technicianId } },
      body: leave,
      headers: attempt(),
    }),
  );
}

export async function removeLeave(leave: Leave): Promise<void> {
  await bodyOf(
    client.DELETE('/api/v1/technicians/{technician_id}/leaves/{leave_id}', {
      params: { path: { technician_id: leave.technician_id, leave_id: leave.id } },
    }),
  );
}

export function giveLogin(technicianId: string, email: string): Promise<Login> {
  return bodyOf<Login>(
    client.POST('/api/v1/technicians/{technician_id}/login', {
      params: { path: { technician_id: technicianId } },
      body: { email },
    }),
  );
}

/** Where a technician's phone begins; it changes when the machine gets another address. */
export function phoneAddressQuery() {
  return queryOptions({
    queryKey: ['phone-address'],
    queryFn: () => bodyOf<PhoneAddress>(client.GET('/api/v1/phone/address')),
  });
}

export function onCallQuery(technicianId: string) {
  return queryOptions({
    queryKey: ['technicians', 'on-call', technicianId],
    queryFn: () =>
      bodyOf<Page<OnCallTime>>(
        client.GET('/api/v1/technicians/{technician_id}/on-call', { params: { path: { technician_id: technicianId } } }),
      ),
    select: (page) => page.items,
  });
}

export function addOnCall(technicianId: string, time: { starts_at: string; ends_at: string }): Promise<OnCallTime> {
  return bodyOf<OnCallTime>(
    client.POST('/api/v1/technicians/{technician_id}/on-call', {
      params: { path: { technician_id: technicianId } },
      body: time,
      headers: attempt(),
    }),
  );
}

export async function removeOnCall(time: OnCallTime): Promise<void> {
  await bodyOf(
    client.DELETE('/api/v1/technicians/{technician_id}/on-call/{on_call_id}', {
      params: { path: { technician_id: time.technician_id, on_call_id: time.id } },
    }),
  );
}
