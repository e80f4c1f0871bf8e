// Tells the queue, one command after the other and never two at once; what cannot be told stays where it is.
import { Problem } from '@/api/problem';
import { tell, upload } from './service';
import { store, type Queued } from './store';

export type Telling = 'done' | 'unreachable' | 'signed-out';

const NAME = 'mafundi.phone.sender';
/** Answers after which telling the same again would give the same: the command itself is wrong. */
const FINAL = new Set([400, 403, 404, 409, 413, 422]);
/** Somebody else changed the same thing at the same moment: the next try goes well. */
const PASSING = 'database.lost_race';

let running: Promise<Telling> | null = null;

/** Tell everything that waits; calls while it runs join it. */
export function tellQueue(onChange: () => void): Promise<Telling> {
  running ??= alone(() => run(onChange)).finally(() => {
    running = null;
  });
  return running;
}

/** Other tabs share the queue: one tells it. Without locks (no secure origin) this tab does. */
async function alone(work: () => Promise<Telling>): Promise<Telling> {
  return 'locks' in navigator ? await navigator.locks.request(NAME, work) : work();
}

async function run(onChange: () => void): Promise<Telling> {
  for (let next = await store.next(); next; next = await store.next()) {
    try {
      await tellOne(next);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return 'signed-out';
      if (!isFinal(error)) return 'unreachable';
      await store.refuse(next.no, error.message);
    }
    onChange();
  }
  return 'done';
}

function isFinal(error: unknown): error is Problem {
  return error instanceof Problem && FINAL.has(error.status) && error.code !== PASSING;
}

async function tellOne({ no, command, file }: Queued): Promise<void> {
  if (file) await upload(file);
  const outcome = await tell(command);
  // What failed by an error of the service is kept there: it stands in nobody's way, and its words are shown.
  if (outcome.outcome === 'applied') await store.told(no);
  else await store.refuse(no, outcome.detail);
}
