// What the phone keeps: the jobs as last heard, and the queue of what it has to tell. Both survive reload and battery.
import Dexie, { type EntityTable } from 'dexie';
import type { Command, Jobs } from './commands';

export interface QueuedFile {
  id: string;
  branchId: string;
  name: string;
  content: Blob;
}

/** Who told it: on a phone that several people use, each one's entries are told in their own name. */
export interface Teller {
  personId: string;
  name: string;
}

/**
 * A command that waits; or was told, and counts until the jobs are heard again; or was refused, and waits to be read;
 * or has a file that the service cannot take, and waits for a person's word. Only ever added at the end.
 */
export interface Queued {
  no: number;
  /** Absent in what was queued before tellers were kept: whoever is signed in tells it. */
  teller?: Teller;
  command: Command;
  file?: QueuedFile;
  failedUploads?: number;
  isTold?: boolean;
  refused?: string;
}

/** After so many uploads that made the service fail, a file stays on the phone and holds up nothing. */
export const MOST_UPLOADS = 3;

export function isWaiting(one: Queued): boolean {
  return !one.isTold && one.refused === undefined && !isStuck(one);
}

export function isStuck(one: Queued): boolean {
  return (one.failedUploads ?? 0) >= MOST_UPLOADS;
}

export function isOf(one: Queued, personId: string): boolean {
  return one.teller === undefined || one.teller.personId === personId;
}

interface Kept {
  key: 'jobs';
  jobs: Jobs;
}

const database = new Dexie('mafundi-phone') as Dexie & {
  queue: EntityTable<Queued, 'no'>;
  kept: EntityTable<Kept, 'key'>;
};
database.version(1).stores({ queue: '++no', kept: 'key' });

export const store = {
  async add(teller: Teller, command: Command, file?: QueuedFile): Promise<void> {
    await database.queue.add(file ? { teller, command, file } : { teller, command });
  },
  /** The oldest command of a person that waits. */
  async next(personId: string): Promise<Queued | undefined> {
    return (await this.all()).find((one) => isWaiting(one) && isOf(one, personId));
  },
  all(): Promise<Queued[]> {
    return database.queue.orderBy('no').toArray();
  },
  async remove(...numbers: number[]): Promise<void> {
    await database.queue.bulkDelete(numbers);
  },
  async told(no: number): Promise<void> {
    await database.queue.update(no, { isTold: true, file: undefined });
  },
  async refuse(no: number, why: string): Promise<void> {
    await database.queue.update(no, { refused: why });
  },
  async countUpload(no: number, failedUploads: number): Promise<void> {
    await database.queue.update(no, { failedUploads });
  },
  async jobs(): Promise<Jobs | undefined> {
    const kept = (await database.kept.get('jobs'))?.jobs;
    // What an older version of this page kept knows nothing of parts.
    return kept && { ...kept, jobs: kept.jobs.map((job) => ({ ...job, parts: job.parts ?? [] })) };
  },
  async keepJobs(jobs: Jobs): Promise<void> {
    await database.kept.put({ key: 'jobs', jobs });
  },
  /** Forget a person's jobs and entries; what others have not told yet stays. */
  async forget(personId: string): Promise<void> {
    const own = (await this.all()).filter((one) => isOf(one, personId)).map((one) => one.no);
    await Promise.all([this.remove(...own), database.kept.clear()]);
  },
};
