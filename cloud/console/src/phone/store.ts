// What the phone keeps: the jobs as last heard, and the queue of what it has to tell. Both survive reload and battery.
import Dexie, { type EntityTable } from 'dexie';
import type { Command, Jobs } from './commands';

export interface QueuedFile {
  id: string;
  branchId: string;
  name: string;
  content: Blob;
}

/**
 * A command that waits; or was told, and counts until the jobs are heard again; or was refused, and waits to be read.
 * Only ever added at the end.
 */
export interface Queued {
  no: number;
  command: Command;
  file?: QueuedFile;
  isTold?: boolean;
  refused?: string;
}

export function isWaiting(one: Queued): boolean {
  return !one.isTold && one.refused === undefined;
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
  async add(command: Command, file?: QueuedFile): Promise<void> {
    await database.queue.add(file ? { command, file } : { command });
  },
  /** The oldest command that waits. */
  async next(): Promise<Queued | undefined> {
    return (await this.all()).find(isWaiting);
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
  async jobs(): Promise<Jobs | undefined> {
    const kept = (await database.kept.get('jobs'))?.jobs;
    // What an older version of this page kept knows nothing of parts.
    return kept && { ...kept, jobs: kept.jobs.map((job) => ({ ...job, parts: job.parts ?? [] })) };
  },
  async keepJobs(jobs: Jobs): Promise<void> {
    await database.kept.put({ key: 'jobs', jobs });
  },
  /** Forget everything: somebody else will use this phone. */
  async clear(): Promise<void> {
    await Promise.all([database.queue.clear(), database.kept.clear()]);
  },
};
