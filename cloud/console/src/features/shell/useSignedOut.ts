// Leads to the sign-in page, and back, when the session has ended meanwhile.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isProblem } from '@/api/problem';
import { sessionQuery } from '@/api/session';

export function useSignedOut(): void {
  const isOut = isProblem(useQuery(sessionQuery).error, 401);
  const here = useRouterState({ select: (state) => state.location.href });
  const navigate = useNavigate();
  useEffect(() => {
    if (isOut) void navigate({ to: '/sign-in', search: { next: here } });
  }, [isOut, here, navigate]);
}
