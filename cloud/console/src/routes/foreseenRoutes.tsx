// Pages of what is foreseen.
import { createRoute } from '@tanstack/react-router';
import { inside, lazyRouteComponent } from './inside';
import { choiceIn, searchOf } from './search';

const foreseen = createRoute({
  getParentRoute: () => inside,
  path: '/foreseen',
  component: lazyRouteComponent(() => import('@/features/foreseen/ForeseenPage'), 'ForeseenPage'),
  validateSearch: searchOf((raw) => ({ show: choiceIn(raw, 'show', ['decided'] as const) })),
});

const proposal = createRoute({
  getParentRoute: () => inside,
  path: '/foreseen/$proposalId',
  component: lazyRouteComponent(() => import('@/features/foreseen/ProposalPage'), 'ProposalPage'),
});

const setting = createRoute({
  getParentRoute: () => inside,
  path: '/settings/foreseen',
  component: lazyRouteComponent(() => import('@/features/foreseen/PredictionSettingPage'), 'PredictionSettingPage'),
});

export const foreseenRoutes = [foreseen, proposal, setting];
