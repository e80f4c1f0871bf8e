// Which of the possible steps is the one most people take.
import type { OrderStep } from '@/api/contract';

/** The service names the usual step first; one that asks for a reason is an exception, never the usual way. */
export function primaryStep(steps: OrderStep[]): OrderStep | undefined {
  return steps[0]?.requires_reason ? undefined : steps[0];
}
