// What surrounds every page: the root, the door, and everything that needs a session.
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent as lazily,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '@/api/session';
import { isProblem } from '@/api/problem';
import { NotFoundPage } from '@/features/shell/NotFoundPage';
import { PageProblem } from '@/features/shell/PageProblem';
import { Shell } from '@/features/shell/Shell';
import { restOfLanguage } from '@/i18n/language';
import { searchOf, textIn } from './search';

/** A page behind the first one: it comes with the rest of the texts. */
export const lazyRouteComponent: typeof lazily = (load, name) =>
  lazily(async () => {
    const [page] = await Promise.all([load(), restOfLanguage()]);
    return page;
  }, name);

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  validateSearch: searchOf((raw) => ({ branch: textIn(raw, 'branch') })),
  search: { middlewares: [retainSearchParams(['branch'])] },
});

/** Everything but the sign-in page needs a session. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery).catch((error: unknown) => {
      if (!isProblem(error, 401)) throw error;
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    });
    // Nothing else is open to this session until there is a second factor.
    if (session.must_enrol && location.pathname !== '/profile') throw redirect({ to: '/profile' });
  },
  errorComponent: PageProblem,
});
