// The phone's state: jobs as last heard with what waits applied to them, and how it stands with the network.
import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem } from '@/api/problem';
import { vanAfter, withCommands, type Command, type Job, type Jobs, type Van } from './commands';
import { tellQueue } from './sender';
import { getJobs } from './service';
import { isOf, isStuck, isWaiting, store, type Queued, type QueuedFile } from './store';

const ASK_AGAIN_MS = 30_000;
const TRY_AGAIN_MS = 5_000;
const SETTLE_MS = 300;

export type Link = 'online' | 'offline' | 'signed-out';

export interface Phone {
  isReady: boolean;
  name: string;
  jobs: Job[];
  van: Van | null;
  waiting: number;
  refused: Queued[];
  /** Entries whose file the service could not take. */
  stuck: Queued[];
  /** What other people have told on this phone and not sent yet. */
  ofOthers: { name: string; count: number }[];
  link: Link;
  say: (command: Command, file?: QueuedFile) => Promise<void>;
  dismiss: (no: number) => Promise<void>;
  tryAgain: (no: number) => Promise<void>;
  /** Somebody has signed in: another person's jobs are not theirs to do. */
  welcome: (personId: string) => Promise<void>;
  /** Forget what is this person's: somebody else will use this phone. */
  forget: () => Promise<void>;
  refresh: () => Promise<void>;
}

export function usePhone(): Phone {
  const [heard, setHeard] = useState<Jobs | undefined>();
  const [queue, setQueue] = useState<Queued[]>([]);
  const [link, setLink] = useState<Link>('online');
  const [isReady, setReady] = useState(false);
  const isWanted = useRef(false);
  const isRunning = useRef(false);
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = useCallback(async () => setQueue(await store.all()), []);
  const refresh = useCallback(async () => {
    isWanted.current = true;
    if (isRunning.current) return; // what runs goes round once more: an older answer never overtakes a newer one
    isRunning.current = true;
    clearTimeout(again.current);
    let stands: Link = 'online';
    while (isWanted.current) {
      isWanted.current = false;
      stands = await talk(() => void look(), setHeard);
      await look();
    }
    isRunning.current = false;
    setLink(stands);
    setReady(true);
    again.current = setTimeout(() => void refresh(), stands === 'offline' ? TRY_AGAIN_MS : ASK_AGAIN_MS);
  }, [look]);

  useEffect(() => {
    void store.jobs().then((jobs) => jobs && setHeard((now) => now ?? jobs));
    void refresh();
    const now = () => void refresh();
    // Only secure origins have workers; a push tells the open page too, should its stream have gone silent.
    const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
    worker?.addEventListener('message', now);
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      clearTimeout(again.current);
      worker?.removeEventListener('message', now);
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', now);
    };
  }, [refresh]);

  useEffect(() => (link === 'online' ? listen(() => void refresh()) : undefined), [link, refresh]);

  const personId = heard?.person_id ?? '';
  const own = queue.filter((one) => isOf(one, personId));
  const commands = own.filter((one) => one.refused === undefined && !isStuck(one)).map((one) => one.command);
  return {
    isReady: isReady || heard !== undefined,
    name: heard?.technician_name ?? '',
    van: vanAfter(heard?.van ?? null, commands),
    jobs: heard?.jobs.map((job) => withCommands(job, commands)) ?? [],
    waiting: own.filter(isWaiting).length,
    refused: own.filter((one) => one.refused !== undefined),
    stuck: own.filter(isStuck),
    ofOthers: countedByName(queue.filter((one) => !isOf(one, personId) && !one.isTold)),
    link,
    say: async (command, file) => {
      await store.add({ personId, name: heard?.technician_name ?? '' }, command, file);
      await look();
      void refresh();
    },
    dismiss: async (no) => {
      await store.remove(no);
      await look();
    },
    tryAgain: async (no) => {
      await store.countUpload(no, 0);
      await look();
      void refresh();
    },
    welcome: async (newcomer) => {
      if (newcomer !== personId) setHeard(undefined);
      await refresh();
    },
    forget: async () => {
      await store.forget(personId);
      setHeard(undefined);
      await look();
    },
    refresh,
  };
}

function countedByName(queue: Queued[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { teller } of queue) if (teller) counts.set(teller.name, (counts.get(teller.name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

/** Tell what waits, then hear the jobs; what was told before they were asked for is in them. */
async function talk(onChange: () => void, onHeard: (jobs: Jobs) => void): Promise<Link> {
  const telling = await tellQueue(onChange);
  if (telling !== 'done') return telling === 'unreachable' ? 'offline' : 'signed-out';
  const told = (await store.all()).filter((one) => one.isTold).map((one) => one.no);
  try {
    const jobs = await getJobs();
    await store.keepJobs(jobs);
    await store.remove(...told);
    onHeard(jobs);
    return 'online';
  } catch (error) {
    return isProblem(error, 401) ? 'signed-out' : 'offline';
  }
}

/** Ask again soon after anything about jobs changed; several changes at once are one. */
function listen(changed: () => void): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  const stream = new EventSource('/api/v1/events/stream?device=phone');
  const later = () => {
    clearTimeout(soon);
    soon = setTimeout(changed, SETTLE_MS);
  };
  for (const type of ['booking.made', 'booking.moved', 'work_order.changed', 'work_order.status_changed', 'parts.reserved']) {
    stream.addEventListener(type, later);
  }
  return () => {
    clearTimeout(soon);
    stream.close();
  };
}
