// What a technician can tell, and what it does to a job before the service has heard of it. Pure.
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type Job = Schemas['Job'];
export type JobStep = Schemas['JobStep'];
export type Jobs = Schemas['Jobs'];
export type Van = Schemas['Van'];
export type Command = Schemas['CommandBody']['command'];
export type MoveKind = Schemas['MoveCommand']['kind'];

export interface Move {
  kind: MoveKind;
  needsReason?: boolean;
}

/** The moves from each state, the usual one first; the service has the last word. */
const MOVES: Record<string, Move[]> = {
  proposed: [],
  scheduled: [{ kind: 'accept' }, { kind: 'decline', needsReason: true }],
  dispatched: [{ kind: 'accept' }, { kind: 'decline', needsReason: true }],
  accepted: [{ kind: 'depart' }, { kind: 'arrive' }, { kind: 'decline', needsReason: true }],
  travelling: [{ kind: 'arrive' }, { kind: 'give_up', needsReason: true }],
  on_site: [{ kind: 'start' }, { kind: 'give_up', needsReason: true }],
  working: [
    { kind: 'complete' },
    { kind: 'pause' },
    { kind: 'complete_in_part', needsReason: true },
    { kind: 'give_up', needsReason: true },
  ],
  on_break: [{ kind: 'resume' }, { kind: 'complete_in_part', needsReason: true }, { kind: 'give_up', needsReason: true }],
};

const LEADS_TO: Record<MoveKind, string> = {
  accept: 'accepted',
  decline: 'declined',
  depart: 'travelling',
  arrive: 'on_site',
  start: 'working',
  pause: 'on_break',
  resume: 'working',
  complete: 'completed',
  complete_in_part: 'partially_completed',
  give_up: 'cannot_complete',
};

export function movesOf(job: Job): Move[] {
  return MOVES[job.booking_status] ?? [];
}

export function isOver(job: Job): boolean {
  return movesOf(job).length === 0 && job.booking_status !== 'proposed';
}

/** What still lacks before the job can be completed, by what this phone knows. */
export function lackingOf(job: Job): string[] {
  return [
    ...job.steps.filter((step) => step.is_required && step.answer === null).map((step) => step.title),
    ...(job.photo_count < job.needed_photos ? ['photo'] : []),
    ...(job.needs_signature && !job.has_signature ? ['signature'] : []),
  ];
}

/** The job as it will be once these commands are applied, in their order. */
export function withCommands(job: Job, commands: Command[]): Job {
  return commands.filter((command) => command.booking_id === job.booking_id).reduce(after, job);
}

function after(job: Job, command: Command): Job {
  switch (command.kind) {
    case 'answer':
      return {
        ...job,
        steps: job.steps.map((step) =>
          step.id === command.step_id
            ? { ...step, answer: command.answer, is_out_of_limits: isOutside(step, command.answer) }
            : step,
        ),
      };
    case 'comment':
      return { ...job, comments: [...job.comments, command.text] };
    case 'attach':
      return command.what === 'photo' ? { ...job, photo_count: job.photo_count + 1 } : { ...job, has_signature: true };
    case 'use_part':
      return {
        ...job,
        parts: job.parts.map((part) =>
          part.part_id === command.part_id ? { ...part, used: sum(part.used, Number(command.quantity)) } : part,
        ),
      };
    default:
      return { ...job, booking_status: LEADS_TO[command.kind] };
  }
}

/** The van as it will be once these commands are applied. */
export function vanAfter(van: Van | null, commands: Command[]): Van | null {
  if (!van) return null;
  const uses = commands.flatMap((one) => (one.kind === 'use_part' && one.place_id === van.place_id ? [one] : []));
  const takenOf = (partId: string) =>
    uses.reduce((total, use) => total + (use.part_id === partId ? Number(use.quantity) : 0), 0);
  return { ...van, contents: van.contents.map((one) => ({ ...one, quantity: sum(one.quantity, -takenOf(one.part_id)) })) };
}

/** Six decimals are kept, as the service does. */
function sum(quantity: string, more: number): string {
  return String(Number((Number(quantity) + more).toFixed(6)));
}

function isOutside(step: JobStep, answer: boolean | number | string): boolean {
  if (step.kind === 'check') return answer === false;
  if (typeof answer !== 'number') return false;
  return (step.low !== null && answer < step.low) || (step.high !== null && answer > step.high);
}
