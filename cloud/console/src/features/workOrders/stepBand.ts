// Numbers of a checklist as people read and type them.
import type { ChecklistStep } from '@/api/contract';
import { unitSign } from '@/i18n/numbers';

/** The band a number should lie in, with its unit. */
export function bandOf({ low, high, unit }: Pick<ChecklistStep, 'low' | 'high' | 'unit'>): string {
  const band = low !== null && high !== null ? `${low} – ${high}` : low !== null ? `≥ ${low}` : high !== null ? `≤ ${high}` : '';
  return `${band} ${unitSign(unit)}`.trim();
}

/** What was typed as a number; a comma counts as a point, and what is no number is null. */
export function numberOf(typed: string): number | null {
  const value = Number(typed.replace(',', '.'));
  return typed.trim() === '' || !Number.isFinite(value) ? null : value;
}
