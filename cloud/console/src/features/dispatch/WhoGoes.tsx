// On an order's page: who is booked, who could go and what that costs, and why the others cannot.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Booking, Offered, Rejected, WorkOrder } from '@/api/contract';
import { book, bookingsQuery, candidatesQuery, handOver, moveBooking } from '@/api/dispatch';
import { useMay } from '@/features/shell/useMay';
import { formatShortInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { RowsSkeleton } from '@/ui/ListBody';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useNow } from '@/ui/useNow';
import { BookingMark } from './BookingMark';
import { Objections } from './Objections';
import styles from './WhoGoes.module.css';

const BOOKABLE = new Set(['unscheduled', 'scheduled', 'in_progress', 'on_hold']);
const SHOWN = 3;

export function WhoGoes({ order, timeZone }: { order: WorkOrder; timeZone: string | undefined }) {
  const text = useText();
  const queries = useQueryClient();
  const mayBook = useMay('booking.write') && BOOKABLE.has(order.status);
  const { data: bookings, error } = useQuery(bookingsQuery(order.id));
  const isFree = bookings?.every((one) => one.allowed_steps.length === 0) ?? false;
  const changed = () =>
    Promise.all(['dispatch', 'work-orders'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const cancelling = useMutation({ mutationFn: (one: Booking) => moveBooking(one, 'cancelled'), onSettled: changed });
  const handing = useMutation({
    mutationFn: (one: Booking) => handOver(one, text('dispatch.did_not_come')),
    onSuccess: (made) => announce(text('dispatch.booked', { name: made.technician_name, number: made.work_order_number })),
    onSettled: changed,
  });
  const problem = error ?? cancelling.error ?? handing.error;
  const forget = () => [cancelling, handing].forEach((one) => one.reset());
  return (
    <Panel title={text('dispatch.who')}>
      <div className={styles.parts}>
        {problem && <ProblemNotice error={problem} onRetry={forget} />}
        {bookings && bookings.length > 0 && (
          <ul className={styles.list}>
            {bookings.map((one) => (
              <Booked
                key={one.id}
                booking={one}
                timeZone={timeZone}
                isBusy={handing.isPending}
                onCancel={mayBook ? () => cancelling.mutate(one) : undefined}
                onHandOver={mayBook && one.is_overdue ? () => handing.mutate(one) : undefined}
              />
            ))}
          </ul>
        )}
        {mayBook && isFree && <Choice order={order} timeZone={timeZone} onBooked={changed} />}
        {!mayBook && bookings?.length === 0 && <p className="quiet">{text('dispatch.nobody')}</p>}
      </div>
    </Panel>
  );
}

interface BookedProps {
  booking: Booking;
  timeZone: string | undefined;
  isBusy: boolean;
  onCancel: (() => void) | undefined;
  onHandOver: (() => void) | undefined;
}

function Booked({ booking, timeZone, isBusy, onCancel, onHandOver }: BookedProps) {
  const text = useText();
  const now = useNow();
  const mayCancel = booking.allowed_steps.some((step) => step.to === 'cancelled');
  const from = formatShortInstant(booking.starts_at, now, timeZone);
  const until = formatShortInstant(booking.ends_at, now, timeZone);
  return (
    <li className={styles.row}>
      <div>
        <strong>{booking.technician_name}</strong>
        <p className="faint">{text('dispatch.from_until', { from, until })}</p>
        {booking.reason && <p className="faint">{booking.reason}</p>}
      </div>
      <div className={styles.end}>
        <BookingMark status={booking.status} isLate={booking.is_late} isOverdue={booking.is_overdue} />
        {onHandOver && (
          <Button size="compact-sm" loading={isBusy} onClick={onHandOver}>
            {text('dispatch.hand_over')}
          </Button>
        )}
        {onCancel && mayCancel && (
          <Button size="compact-sm" variant="subtle" onClick={onCancel}>
            {text('dispatch.cancel_booking')}
          </Button>
        )}
      </div>
    </li>
  );
}

function Choice({ order, timeZone, onBooked }: { order: WorkOrder; timeZone: string | undefined; onBooked: () => Promise<unknown> }) {
  const text = useText();
  const { data, error, refetch } = useQuery(candidatesQuery(order.id));
  const booking = useMutation({
    mutationFn: ({ offer, isConfirmed }: { offer: Offered; isConfirmed: boolean }) =>
      book(order.id, {
        technician_id: offer.technician_id,
        starts_at: offer.leaves_at,
        ends_at: offer.ends_at,
        travel_minutes: offer.travel_minutes,
        displaced_bookings: offer.displaced_bookings,
        is_confirmed: isConfirmed,
      }),
    onSuccess: (made) => announce(text('dispatch.booked', { name: made.technician_name, number: made.work_order_number })),
    onSettled: onBooked,
  });
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={3} />;
  return (
    <>
      {booking.error && (
        <Objections
          error={booking.error}
          isBusy={booking.isPending}
          onConfirm={() => booking.variables && booking.mutate({ ...booking.variables, isConfirmed: true })}
          onClose={() => booking.reset()}
        />
      )}
      {data.offers.length === 0 && <p>{text('dispatch.nobody_can')}</p>}
      <ol className={styles.list}>
        {data.offers.slice(0, SHOWN).map((offer) => (
          <Offer key={offer.technician_id} offer={offer} timeZone={timeZone} isBusy={booking.isPending} onBook={() => booking.mutate({ offer, isConfirmed: false })} />
        ))}
      </ol>
      {data.rejected.length > 0 && (
        <details className={styles.rejected}>
          <summary>{text('dispatch.rejected', { count: data.rejected.length })}</summary>
          <ul>
            {data.rejected.map((one) => (
              <li key={one.technician_id}>
                {one.name}: {reasonsOf(one).join(', ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );

  function reasonsOf(rejected: Rejected): string[] {
    return rejected.reasons.map((reason) => text(`rejection.${reason.code}`, { what: reason.what }));
  }
}

interface OfferProps {
  offer: Offered;
  timeZone: string | undefined;
  isBusy: boolean;
  onBook: () => void;
}

function Offer({ offer, timeZone, isBusy, onBook }: OfferProps) {
  const text = useText();
  const now = useNow();
  const parts = offer.parts.filter((part) => part.minutes > 0);
  return (
    <li className={styles.row}>
      <div>
        <strong>{offer.name}</strong>
        <p className="faint">
          {text('dispatch.there_at', { at: formatShortInstant(offer.arrives_at, now, timeZone), count: offer.travel_minutes })}
          {offer.is_way_assumed && ` (${text('dispatch.assumed')})`}
        </p>
        {offer.displaced_bookings.length > 0 && (
          <p className={styles.warning}>{text('dispatch.displaces', { count: offer.displaced_bookings.length })}</p>
        )}
        {offer.remarks.map((one) => (
          <p key={one.code + one.what} {...(one.code === 'parts_in_van' ? { className: 'faint' } : { className: styles.warning })}>
            {text(`remark.${one.code}`, { what: one.what })}
          </p>
        ))}
        <p className="faint">
          {parts.map((part) => `${textOfCode('dispatch_part', part.kind)} ${Math.round(part.minutes)}`).join(' · ')}
        </p>
      </div>
      <Button
        size="compact-sm"
        className={styles.book}
        {...(offer.rank > 1 && { variant: 'default' })}
        loading={isBusy}
        aria-label={text('dispatch.book_name', { name: offer.name })}
        onClick={onBook}
      >
        {text('dispatch.book')}
      </Button>
    </li>
  );
}
