// Where a booking lies on the day's board, and where it goes when it is moved: plain numbers, in steps of a quarter of an hour.

export const STEP_MS = 15 * 60_000;

export interface Span {
  starts: number;
  ends: number;
}

export interface Draft extends Span {
  technicianId: string;
}

/** Left edge and width in per cent of the day; what reaches beyond the day is cut. */
export function placeOf(span: Span, day: Span): { left: number; width: number } {
  const length = day.ends - day.starts;
  const starts = Math.max(span.starts, day.starts);
  const ends = Math.min(span.ends, day.ends);
  return { left: ((starts - day.starts) / length) * 100, width: Math.max(0, ((ends - starts) / length) * 100) };
}

/** The draft some steps later or earlier, never outside the day. */
export function shifted(draft: Draft, steps: number, day: Span): Draft {
  const length = draft.ends - draft.starts;
  const starts = Math.min(Math.max(draft.starts + steps * STEP_MS, day.starts), day.ends - length);
  return { ...draft, starts, ends: starts + length };
}

/** The draft in another row; at the edge it stays. */
export function handedOver(draft: Draft, rows: string[], by: number): Draft {
  const here = rows.indexOf(draft.technicianId);
  return { ...draft, technicianId: rows[here + by] ?? draft.technicianId };
}

/** How many whole steps a pointer has gone over a board of this width. */
export function stepsOf(movedPx: number, boardPx: number, day: Span): number {
  return boardPx > 0 ? Math.round(((movedPx / boardPx) * (day.ends - day.starts)) / STEP_MS) : 0;
}
