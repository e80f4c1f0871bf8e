// The one door to the API: typed calls, the CSRF token, the language and problems as errors.
import createClient, { type Middleware } from 'openapi-fetch';
import { newId } from './newId';
import { Problem, Unreachable } from './problem';
import type { paths } from './schema';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

let csrfToken = '';
let language = 'en';

export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

export function speak(code: string): void {
  language = code;
}

const guard: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', language);
    if (!SAFE.has(request.method) && csrfToken) request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
  onError({ error }) {
    return new Unreachable(error);
  },
};

export const client = createClient<paths, 'application/json'>({ baseUrl: '', credentials: 'same-origin' });
client.use(guard);

interface Answer<Body> {
  data?: Body;
  error?: unknown;
  response: Response;
}

/** Return the body of a successful answer. Raises Problem, or Unreachable when there was no answer. */
export async function bodyOf<Body>(call: Promise<Answer<Body>>): Promise<Body> {
  const { data, error, response } = await call;
  if (!response.ok) throw new Problem(response.status, error);
  return data as Body;
}

/** The headers of a change to a row that was read as `version`. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/** The header of an attempt to create something; a retry of the same attempt carries the same key. */
export function attempt(key = newId()): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}
