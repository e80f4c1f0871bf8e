// What happens once somebody is signed in: their language, and the page they came for.
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Session } from '@/api/contract';
import { sessionQuery } from '@/api/session';
import { changeLanguage, isLanguage } from '@/i18n/language';
import { pathWithin } from './pathWithin';

export function useWelcome(next: string | undefined): (session: Session) => Promise<void> {
  const router = useRouter();
  const queries = useQueryClient();
  return async (session) => {
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, session);
    if (isLanguage(session.person.language)) await changeLanguage(session.person.language);
    router.history.push(pathWithin(next));
  };
}
