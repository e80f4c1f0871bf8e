// The four severities, the gravest first.
import type { Severity } from '@/api/contract';

export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** A severity this console does not know yet is shown as one that should be looked at. */
export function severityOf(code: string): Severity {
  return SEVERITIES.find((severity) => severity === code) ?? 'high';
}
