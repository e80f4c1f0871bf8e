// What an entry of the audit says of each field: as it was, as it is.
import type { AuditEntry } from '@/api/contract';

export interface FieldChange {
  name: string;
  before: string | undefined;
  after: string | undefined;
}

const LONGEST = 120;
/** What a new thing has not is not worth a line. */
const NOTHING = ['–', '[]', '{}'];

export function changesOf(entry: Pick<AuditEntry, 'before' | 'after'>): FieldChange[] {
  const before = entry.before ?? {};
  const after = entry.after ?? {};
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((name) => ({ name, before: shown(before[name]), after: shown(after[name]) }))
    .filter((one) => one.before !== undefined || !NOTHING.includes(one.after ?? ''));
}

function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const whole = value === null || value === '' ? '–' : String(value);
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
}
