// The day as rows of people and blocks of jobs: a block is dragged, or moved by arrow keys and put down by Enter.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Booking, Day } from '@/api/contract';
import { changeBooking } from '@/api/dispatch';
import { formatShortInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Icon } from '@/ui/Icon';
import { useNow } from '@/ui/useNow';
import styles from './Board.module.css';
import { handedOver, placeOf, shifted, stepsOf, type Draft, type Span } from './boardGeometry';
import { Objections } from './Objections';

const MOVABLE = new Set(['proposed', 'scheduled', 'dispatched', 'accepted']);
const HIDDEN = new Set(['cancelled', 'declined']);
const HOURS = Array.from({ length: 12 }, (_, index) => index * 2);

interface BoardProps {
  day: Day;
  mayMove: boolean;
  chosen: string | undefined;
  onChoose: (bookingId: string) => void;
}

export function Board({ day, mayMove, chosen, onChoose }: BoardProps) {
  const text = useText();
  const queries = useQueryClient();
  const [moving, setMoving] = useState<{ id: string; draft: Draft } | null>(null);
  const span: Span = { starts: Date.parse(day.starts_at), ends: Date.parse(day.ends_at) };
  const rows = day.technicians.map((one) => one.id);
  const saving = useMutation({
    mutationFn: ({ booking, draft, isConfirmed }: { booking: Booking; draft: Draft; isConfirmed: boolean }) =>
      changeBooking(booking, {
        technician_id: draft.technicianId,
        starts_at: new Date(draft.starts).toISOString(),
        ends_at: new Date(draft.ends).toISOString(),
        travel_minutes: booking.travel_minutes,
        is_confirmed: isConfirmed,
      }),
    onSuccess: (moved) => announce(text('dispatch.moved', { name: moved.technician_name, number: moved.work_order_number })),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['dispatch'] });
      setMoving(null);
    },
  });
  const bookings = day.bookings.filter((one) => !HIDDEN.has(one.status));
  const drafted = (booking: Booking): Draft =>
    moving?.id === booking.id ? moving.draft : draftOf(booking);
  const putDown = (booking: Booking) => {
    const draft = drafted(booking);
    const isSame = draft.technicianId === booking.technician_id && draft.starts === Date.parse(booking.starts_at);
    if (isSame) setMoving(null);
    else saving.mutate({ booking, draft, isConfirmed: false });
  };
  return (
    <>
      {saving.error && (
        <Objections
          error={saving.error}
          isBusy={saving.isPending}
          onConfirm={() => saving.variables && saving.mutate({ ...saving.variables, isConfirmed: true })}
          onClose={() => saving.reset()}
        />
      )}
      {mayMove && <p className="faint">{text('dispatch.keys')}</p>}
      <div className={styles.place} tabIndex={0} role="region" aria-label={text('dispatch.board')}>
        <div className={styles.board}>
          <div className={styles.hours} aria-hidden="true">
            {HOURS.map((hour) => (
              <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>{String(hour).padStart(2, '0')}</span>
            ))}
          </div>
          {day.technicians.map((one) => (
            <div key={one.id} className={styles.row}>
              <div className={styles.name}>{one.name}</div>
              <div className={styles.lane} data-lane={one.id}>
                {one.work_times.map((time) => (
                  <span key={time.starts_at} className={styles.work} style={styleOf(placeOf(spanOf(time), span))} />
                ))}
              </div>
            </div>
          ))}
          {/* One flat list: a block that goes to another row keeps the focus. */}
          <div className={styles.blocks}>
            {bookings.map((booking) => (
              <Block
                key={booking.id}
                booking={booking}
                draft={drafted(booking)}
                row={rows.indexOf(drafted(booking).technicianId)}
                rows={rows}
                day={span}
                timeZone={day.time_zone}
                isChosen={chosen === booking.id}
                isMovable={mayMove && MOVABLE.has(booking.status)}
                onChoose={() => onChoose(booking.id)}
                onDraft={(draft) => setMoving(draft && { id: booking.id, draft })}
                onPutDown={() => putDown(booking)}
              />
            ))}
          </div>
        </div>
      </div>
    </>
  );
}

interface BlockProps {
  booking: Booking;
  draft: Draft;
  row: number;
  rows: string[];
  day: Span;
  timeZone: string;
  isChosen: boolean;
  isMovable: boolean;
  onChoose: () => void;
  onDraft: (draft: Draft | null) => void;
  onPutDown: () => void;
}

function Block({ booking, draft, row, rows, day, timeZone, isChosen, isMovable, onChoose, onDraft, onPutDown }: BlockProps) {
  const text = useText();
  const now = useNow();
  const from = useRef<{ x: number; y: number; draft: Draft } | null>(null);
  const grab = (event: PointerEvent<HTMLButtonElement>) => {
    if (!isMovable || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, y: event.clientY, draft };
  };
  const drag = (event: PointerEvent<HTMLButtonElement>) => {
    const start = from.current;
    if (!start) return;
    const board = event.currentTarget.parentElement!;
    const steps = stepsOf(event.clientX - start.x, board.clientWidth, day);
    const by = Math.round((event.clientY - start.y) / event.currentTarget.offsetHeight);
    onDraft(handedOver(shifted(start.draft, steps, day), rows, by));
  };
  const drop = () => {
    if (!from.current) return;
    from.current = null;
    onPutDown();
  };
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (!isMovable) return;
    const next = byKey(event.key, draft, rows, day);
    if (next === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (next === undefined) onPutDown();
    else onDraft(next);
  };
  const when = { from: formatShortInstant(draft.starts, now, timeZone), until: formatShortInstant(draft.ends, now, timeZone) };
  const warning = booking.is_overdue ? text('booking.overdue') : booking.is_late ? text('booking.late') : '';
  const words = [
    booking.work_order_number,
    // What is seen comes in the order in which it is seen, or a voice that names the block does not find it.
    warning,
    booking.title,
    text('dispatch.from_until', when),
    textOfCode('booking_status', booking.status),
  ];
  return (
    <button
      type="button"
      className={styles.block}
      style={{ ...styleOf(placeOf(draft, day)), top: `calc(${row} * var(--row))` }}
      aria-label={words.filter(Boolean).join(', ')}
      aria-pressed={isChosen}
      data-priority={booking.priority}
      data-late={booking.is_late || booking.is_overdue}
      data-over={booking.allowed_steps.length === 0}
      hidden={row < 0}
      onClick={onChoose}
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={() => { from.current = null; onDraft(null); }}
      onKeyDown={press}
    >
      <span>
        {warning && (
          <strong className={styles.warning} data-overdue={booking.is_overdue}>
            <Icon name={booking.is_overdue ? 'octagon' : 'clock'} size={14} /> {warning}
          </strong>
        )}{' '}
        {booking.title}
      </span>
    </button>
  );
}

/** Where a key takes the block; null puts it back, undefined is no key of ours. */
function byKey(key: string, draft: Draft, rows: string[], day: Span): Draft | null | undefined {
  switch (key) {
    case 'ArrowLeft':
      return shifted(draft, -1, day);
    case 'ArrowRight':
      return shifted(draft, 1, day);
    case 'ArrowUp':
      return handedOver(draft, rows, -1);
    case 'ArrowDown':
      return handedOver(draft, rows, 1);
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}

function draftOf(booking: Booking): Draft {
  return { technicianId: booking.technician_id, ...spanOf(booking) };
}

function spanOf(time: { starts_at: string; ends_at: string }): Span {
  return { starts: Date.parse(time.starts_at), ends: Date.parse(time.ends_at) };
}

function styleOf({ left, width }: { left: number; width: number }) {
  return { left: `${left}%`, width: `${width}%` };
}
