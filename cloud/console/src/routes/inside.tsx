// The ground of all pages: what every address may carry, the sign-in page, and the frame that needs a session.
import { createRootRouteWithContext, createRoute, Outlet, redirect, retainSearchParams } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { isProblem } from '@/api/problem';
import { sessionQuery } from '@/api/session';
import { SignInPage } from '@/features/session/SignInPage';
import { NotFoundPage } from '@/features/shell/NotFoundPage';
import { PageProblem } from '@/features/shell/PageProblem';
import { Shell } from '@/features/shell/Shell';
import { searchOf, textIn } from './search';

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  validateSearch: searchOf((raw) => ({ branch: textIn(raw, 'branch') })),
  search: { middlewares: [retainSearchParams(['branch'])] },
});

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  validateSearch: searchOf((raw) => ({ next: textIn(raw, 'next') })),
});

/** Everything but the sign-in page needs a session. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!isProblem(error, 401)) throw error;
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    }
  },
  errorComponent: PageProblem,
});
