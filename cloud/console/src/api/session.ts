// Who is signed in, and what that person may see.
import { queryOptions } from '@tanstack/react-query';
import { bodyOf, client, rememberCsrfToken } from './client';
import type { LanguageCode } from '@/i18n/language';
import { readTimesIn } from '@/i18n/times';
import type { Session } from './contract';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => remembered(await bodyOf<Session>(client.GET('/api/v1/session'))),
  staleTime: Infinity,
  retry: false,
});

export async function signIn(credentials: { email: string; password: string; code: string }): Promise<Session> {
  return remembered(await bodyOf<Session>(client.POST('/api/v1/session', { body: credentials })));
}

export async function signOut(): Promise<void> {
  await bodyOf(client.DELETE('/api/v1/session'));
  rememberCsrfToken('');
}

export async function keepLanguage(language: LanguageCode): Promise<void> {
  await bodyOf(client.PATCH('/api/v1/session/preferences', { body: { language } }));
}

/** Keep what the next changes must carry, and the zone in which the reader reads times. */
export function remembered(session: Session): Session {
  readTimesIn(session.person.time_zone);
  rememberCsrfToken(session.csrf_token);
  return session;
}
