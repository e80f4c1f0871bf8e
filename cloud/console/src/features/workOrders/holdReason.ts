// Why an order waits: one of the known reasons, and a person's words. The service keeps them as `reason: words`.

export const HOLD_REASONS = ['material', 'customer', 'site', 'safety', 'weather', 'other'] as const;

export function joinHoldReason(reason: string, words: string): string {
  return words ? `${reason}: ${words}` : reason;
}

export function splitHoldReason(said: string): { reason: string; words: string } {
  const [first = '', ...rest] = said.split(':');
  return { reason: first.trim(), words: rest.join(':').trim() };
}
