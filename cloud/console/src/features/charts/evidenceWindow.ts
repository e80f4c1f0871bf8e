// Which time tells the story of an event: what came before it, and what followed.
import type { TimeChoice } from './timeWindow';

const BEFORE_MS = 30 * 60_000;
const AFTER_MS = 20 * 60_000;

/** A young event is watched live; an older one shows the time around it. */
export function evidenceWindow(openedAt: string, now: number): TimeChoice {
  const opened = Date.parse(openedAt);
  if (now - opened < AFTER_MS) return { kind: 'live', preset: '1h' };
  return { kind: 'fixed', from: opened - BEFORE_MS, to: opened + AFTER_MS };
}
