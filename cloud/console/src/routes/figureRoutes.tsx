// Pages of figures; the period stands in the address, so that a link shows a colleague the same numbers.
import { createRoute } from '@tanstack/react-router';
import { inside, lazyRouteComponent } from './inside';
import { choiceIn, searchOf, textIn } from './search';

const PERIODS = ['this_month', 'last_month', 'this_quarter', 'last_quarter'] as const;
const PARTS = ['worked', 'invoiced', 'repeats', 'answered'] as const;
const periodIn = (raw: Record<string, unknown>) => ({
  period: choiceIn(raw, 'period', PERIODS),
  from: textIn(raw, 'from'),
  to: textIn(raw, 'to'),
});

const figures = createRoute({
  getParentRoute: () => inside,
  path: '/figures',
  component: lazyRouteComponent(() => import('@/features/figures/FiguresPage'), 'FiguresPage'),
  validateSearch: searchOf(periodIn),
});

const figureJobs = createRoute({
  getParentRoute: () => inside,
  path: '/figures/$figure',
  component: lazyRouteComponent(() => import('@/features/figures/FigureJobsPage'), 'FigureJobsPage'),
  validateSearch: searchOf((raw) => ({ ...periodIn(raw), only: choiceIn(raw, 'only', PARTS) })),
});

export const figureRoutes = [figures, figureJobs];
