// The phone's calls. Every one says that it is a phone: its session lasts longer and may do less.
import { isProblem } from '@/api/problem';
import { request } from '@/api/request';
import type { components } from '@/api/schema';
import type { PushDoor, PushWorker } from '@/push/subscription';
import type { Command, Jobs } from './commands';
import type { QueuedFile } from './store';

type Session = components['schemas']['Session'];
export type Outcome = components['schemas']['CommandOutcome'];

const PATIENCE_MS = 20_000;
/** The token is of another session: another tab has signed in meanwhile. */
export const FOREIGN = 'identity.foreign_origin';
let session: Session | undefined;

/** In whose name this page speaks: its token goes with no other person's session. */
export async function whoSpeaks(): Promise<string> {
  return (session ?? (await getSession())).person.id;
}

export async function signIn(email: string, password: string, code: string): Promise<Session> {
  session = await call<Session>('POST', '/session', JSON.stringify({ email, password, code }));
  return session;
}

export async function signOut(): Promise<void> {
  await changing('DELETE', '/session');
  session = undefined;
}

async function getSession(): Promise<Session> {
  session = await call<Session>('GET', '/session');
  return session;
}

export async function getJobs(): Promise<Jobs> {
  const jobs = await call<Jobs>('GET', '/phone/jobs');
  // Another tab has signed somebody else in: the next change asks in whose name it is.
  if (jobs.person_id !== session?.person.id) session = undefined;
  return jobs;
}

export function tell(command: Command): Promise<Outcome> {
  return changing<Outcome>('POST', '/phone/commands', JSON.stringify({ command }), { 'Idempotency-Key': command.id });
}

export async function upload(file: QueuedFile): Promise<void> {
  const where = `/files/${file.id}?branch_id=${file.branchId}&name=${encodeURIComponent(file.name)}`;
  await changing('PUT', where, file.content, { 'Content-Type': 'application/octet-stream' });
}

export const WORKER: PushWorker = { script: '/phone-worker.js', scope: '/phone' };

/** How this phone becomes known to those who wake it. */
export const pushDoor: PushDoor = {
  key: async () => (await call<{ key: string }>('GET', '/push/key')).key,
  add: async ({ endpoint, keys }) =>
    (await changing<{ id: string }>('POST', '/push/subscriptions', JSON.stringify({ endpoint, keys }))).id,
  remove: (id) => changing('DELETE', `/push/subscriptions/${id}`),
};

/** What the technician opens is seen: nobody else need be told of it. */
export async function markSeen(bookingId: string): Promise<void> {
  const inbox = await call<{ items: { id: string; about_id: string }[] }>('GET', '/notifications?is_unseen=true');
  const seen = inbox.items.filter((one) => one.about_id === bookingId).map((one) => one.id);
  if (seen.length > 0) await changing('POST', '/notifications/seen', JSON.stringify({ notification_ids: seen }));
}

/**
 * A change needs the session's token; after a reload it is asked for first, and again if another tab has signed in.
 * What one person began is not sent in another's name.
 */
async function changing<Body>(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) {
  const began = session ?? (await getSession());
  const send = (current: Session) => call<Body>(method, path, body, { 'X-CSRF-Token': current.csrf_token, ...headers });
  try {
    return await send(began);
  } catch (error) {
    if (!isProblem(error, 403) || error.code !== FOREIGN) throw error;
    const now = await getSession();
    if (now.person.id !== began.person.id) throw error;
    return send(now);
  }
}

async function call<Body>(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Body> {
  const sent: Record<string, string> = { 'X-Mafundi-Device': 'phone', ...headers };
  if (typeof body === 'string') sent['Content-Type'] = 'application/json';
  const response = await request(`/api/v1${path}`, { method, headers: sent, body: body ?? null, patienceMs: PATIENCE_MS });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  return answer as Body;
}
