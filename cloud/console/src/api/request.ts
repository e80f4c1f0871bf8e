// A plain call, for the pages that are too small for the whole client: no answer and a refusal become the same errors.
import { currentLanguage } from '@/i18n/language';
import { Problem, Unreachable } from './problem';

interface Call extends RequestInit {
  headers: Record<string, string>;
  /** Longer than this the network is as good as absent. */
  patienceMs: number;
}

/** Return a successful answer. Raises Problem, or Unreachable when there was no answer. */
export async function request(address: string, { patienceMs, headers, ...init }: Call): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, {
      ...init,
      headers: { 'Accept-Language': currentLanguage(), ...headers },
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (error) {
    throw new Unreachable(error);
  }
  if (!response.ok) throw new Problem(response.status, await response.json().catch(() => undefined));
  return response;
}
