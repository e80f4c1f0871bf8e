// The customer's calls. The link's secret goes in a header, so that it stands in no address of the API and in no log.
import { request } from '@/api/request';
import type { components } from '@/api/schema';

type Schemas = components['schemas'];
export type PortalPage = Schemas['PortalPage'];
export type PortalOrder = Schemas['PortalOrder'];
export type PortalInvoice = Schemas['PortalInvoice'];
export type PortalRequest = Schemas['NewPortalRequest'];
export type PortalReported = Schemas['PortalReported'];
export type PortalDecision = Schemas['PortalDecision']['decision'];

const PATIENCE_MS = 30_000;

export function getPage(): Promise<PortalPage> {
  return json<PortalPage>('GET', '/page');
}

export function report(request: PortalRequest): Promise<PortalReported> {
  return json<PortalReported>('POST', '/requests', request);
}

export function decide(id: string, decision: PortalDecision, words: string, name: string): Promise<PortalPage> {
  return json<PortalPage>('POST', '/decisions', { id, decision, words, person_name: name });
}

export function rate(score: number, words: string): Promise<PortalPage> {
  return json<PortalPage>('PUT', '/rating', { score, words });
}

export function pay(id: string, phone: string): Promise<PortalPage> {
  return json<PortalPage>('POST', '/payments', { id, phone });
}

export async function sign(id: string, picture: Blob, name: string): Promise<PortalPage> {
  await sendPicture(id, picture);
  return json<PortalPage>('POST', '/signatures', { file_id: id, signed_by: name });
}

export async function sendPicture(id: string, picture: Blob): Promise<void> {
  await call('PUT', `/pictures/${id}`, picture, { 'Content-Type': 'application/octet-stream' });
}

/** A photo or a document; what is shown in a page is fetched with the secret first, since an image tag cannot carry it. */
export async function fetchFile(path: string): Promise<Blob> {
  return (await call('GET', path)).blob();
}

/** Where a link leads. */
export function addressOf(token: string): string {
  return `/c/${token}`;
}

async function json<Body>(method: string, path: string, body?: unknown): Promise<Body> {
  const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const response = await call(method, path, body === undefined ? undefined : JSON.stringify(body), headers);
  return (await response.json()) as Body;
}

function call(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  const token = location.pathname.split('/')[2] ?? '';
  return request(`/api/v1/portal${path}`, {
    method,
    headers: { 'X-Mafundi-Link': token, ...headers },
    body: body ?? null,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    patienceMs: PATIENCE_MS,
  });
}
