// Which of the allowed steps is the one most people take.
import type { Transition } from '@/api/contract';

/** From the last step of an order's life to the first: what leads furthest forward comes first. */
const FORWARD = ['closed', 'verified', 'completed', 'in_progress', 'dispatched', 'scheduled', 'assigned', 'open'];

export function primaryStep(steps: Transition[]): Transition | undefined {
  const forward = steps.filter((step) => !step.requires_reason && FORWARD.includes(step.to));
  return forward.toSorted((one, other) => FORWARD.indexOf(one.to) - FORWARD.indexOf(other.to))[0];
}
