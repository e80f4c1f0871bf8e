// Who goes where: candidates, bookings and the day of a branch.
import { queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type { Booking, Candidates, Day, DispatchMode, Page } from './contract';

export interface BookingTime {
  technician_id: string;
  starts_at: string;
  ends_at: string;
  travel_minutes: number;
  /** Whoever books has seen what speaks against it. */
  is_confirmed: boolean;
}

export function candidatesQuery(workOrderId: string) {
  return queryOptions({
    queryKey: ['dispatch', 'candidates', workOrderId],
    queryFn: () =>
      bodyOf<Candidates>(
        client.GET('/api/v1/work-orders/{work_order_id}/candidates', {
          params: { path: { work_order_id: workOrderId } },
        }),
      ),
  });
}

export function bookingsQuery(workOrderId: string) {
  return queryOptions({
    queryKey: ['dispatch', 'bookings', workOrderId],
    queryFn: () =>
      bodyOf<Page<Booking>>(
        client.GET('/api/v1/work-orders/{work_order_id}/bookings', {
          params: { path: { work_order_id: workOrderId } },
        }),
      ),
    select: (page) => page.items,
  });
}

export function dayQuery(branchId: string, date: string | undefined) {
  return queryOptions({
    queryKey: ['dispatch', 'day', branchId, date ?? 'today'],
    queryFn: () =>
      bodyOf<Day>(client.GET('/api/v1/dispatch/day', { params: { query: { branch_id: branchId, date } } })),
  });
}

/** Book somebody; to an emergency the `displaced_bookings` of the offer give way. */
export function book(workOrderId: string, time: BookingTime & { displaced_bookings: string[] }): Promise<Booking> {
  return bodyOf<Booking>(
    client.POST('/api/v1/work-orders/{work_order_id}/bookings', {
      params: { path: { work_order_id: workOrderId } },
      body: time,
      headers: attempt(),
    }),
  );
}

export function changeBooking(booking: Booking, time: BookingTime): Promise<Booking> {
  return bodyOf<Booking>(
    client.PATCH('/api/v1/bookings/{booking_id}', {
      params: { path: { booking_id: booking.id } },
      body: time,
      headers: ifMatch(booking.version),
    }),
  );
}

export function moveBooking(booking: Booking, to: Booking['status'], reason = ''): Promise<Booking> {
  return bodyOf<Booking>(
    client.POST('/api/v1/bookings/{booking_id}/moves', {
      params: { path: { booking_id: booking.id } },
      body: { to, reason },
      headers: ifMatch(booking.version),
    }),
  );
}

/** Give a booking to the best other technician; if nobody else can go, nothing changes. */
export function handOver(booking: Booking, reason: string): Promise<Booking> {
  return bodyOf<Booking>(
    client.POST('/api/v1/bookings/{booking_id}/hand-over', {
      params: { path: { booking_id: booking.id } },
      body: { reason },
      headers: { ...attempt(), ...ifMatch(booking.version) },
    }),
  );
}

export async function setMode(day: Day, mode: DispatchMode): Promise<void> {
  await bodyOf(
    client.PUT('/api/v1/dispatch/settings/{branch_id}', {
      params: { path: { branch_id: day.branch_id } },
      body: { mode },
      headers: ifMatch(day.mode_version),
    }),
  );
}
