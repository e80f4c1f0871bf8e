// Steps while they are edited: each has a key of its own, so that a step that moves stays the same step. Pure.
import type { StepDefinition } from '@/api/contract';

export interface StepDraft extends Required<StepDefinition> {
  key: string;
}

export type StepKind = StepDraft['kind'];
export const STEP_KINDS: StepKind[] = ['check', 'number', 'choice', 'text'];

let made = 0;

export function newStep(): StepDraft {
  return { key: nextKey(), title: '', kind: 'check', unit: '', low: null, high: null, options: [], is_required: true };
}

export function withKeys(steps: StepDefinition[]): StepDraft[] {
  return steps.map((step) => ({ ...newStep(), ...step }));
}

/** As the service takes them: a step carries only what belongs to its kind. */
export function withoutKeys(steps: StepDraft[]): StepDefinition[] {
  return steps.map(({ title, kind, unit, low, high, options, is_required }) => ({
    title: title.trim(),
    kind,
    is_required,
    ...(kind === 'number' && { unit: unit.trim(), low, high }),
    ...(kind === 'choice' && { options: options.map((one) => one.trim()).filter(Boolean) }),
  }));
}

/** The steps with one of them at another place; places beyond the ends are the ends. */
export function moved(steps: StepDraft[], key: string, to: number): StepDraft[] {
  const from = steps.findIndex((step) => step.key === key);
  const step = steps[from];
  if (!step) return steps;
  const others = steps.filter((one) => one.key !== key);
  const place = Math.min(Math.max(to, 0), others.length);
  return [...others.slice(0, place), step, ...others.slice(place)];
}

function nextKey(): string {
  made += 1;
  return `step-${made}`;
}
