// Tells the queue, one command after the other and never two at once; what cannot be told stays where it is.
import { isProblem, Problem } from '@/api/problem';
import { FOREIGN, tell, upload, whoSpeaks } from './service';
import { isWaiting, store, type Queued } from './store';

export type Telling = 'done' | 'unreachable' | 'signed-out';

const NAME = 'mafundi.phone.sender';
/** Answers after which telling the same again would give the same: the command itself is wrong. */
const FINAL = new Set([400, 403, 404, 409, 413, 422]);
/** Somebody else changed the same thing at the same moment, or signed in in another tab: the next try goes well. */
const PASSING = new Set(['database.lost_race', FOREIGN]);
/** The answer to an error of the service's own, not of the way there. */
const FAILURE = 'request.failed';

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
  try {
    for (let next = await nextOwn(); next; next = await nextOwn()) {
      await tellOne(next);
      onChange();
    }
    return 'done';
  } catch (error) {
    return isProblem(error, 401) ? 'signed-out' : 'unreachable';
  } finally {
    onChange();
  }
}

/** The oldest that waits of the person in whose name this page speaks; others' waits for their sign-in. */
async function nextOwn(): Promise<Queued | undefined> {
  // Without anything to tell, nobody need be asked who it is.
  return (await store.all()).some(isWaiting) ? store.next(await whoSpeaks()) : undefined;
}

/** Tell one entry and write down what came of it; raises what may go well the next time. */
async function tellOne({ no, command, file, failedUploads = 0 }: Queued): Promise<void> {
  try {
    if (file) await keepCount(no, failedUploads, upload(file));
    const outcome = await tell(command);
    // What failed by an error of the service is kept there: it stands in nobody's way, and its words are shown.
    if (outcome.outcome === 'applied') await store.told(no);
    else await store.refuse(no, outcome.detail);
  } catch (error) {
    if (!isFinal(error)) throw error;
    await store.refuse(no, error.message);
  }
}

/** An upload that makes the service fail is counted, apart from what fails on the way. */
async function keepCount(no: number, failedUploads: number, upload: Promise<void>): Promise<void> {
  try {
    await upload;
  } catch (error) {
    if (isProblem(error, 500) && error.code === FAILURE) await store.countUpload(no, failedUploads + 1);
    throw error;
  }
}

function isFinal(error: unknown): error is Problem {
  return error instanceof Problem && FINAL.has(error.status) && !PASSING.has(error.code);
}
