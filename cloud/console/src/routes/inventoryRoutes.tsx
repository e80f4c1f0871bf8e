// Pages of parts and of the places where they are.
import { createRoute } from '@tanstack/react-router';
import { inside, lazyRouteComponent } from './inside';
import { choiceIn, searchOf, textIn } from './search';

const parts = createRoute({
  getParentRoute: () => inside,
  path: '/parts',
  component: lazyRouteComponent(() => import('@/features/inventory/PartsPage'), 'PartsPage'),
  validateSearch: searchOf((raw) => ({
    q: textIn(raw, 'q'),
    show: choiceIn(raw, 'show', ['all'] as const),
    sort: choiceIn(raw, 'sort', ['number', '-name', '-number'] as const),
  })),
});

const newPart = createRoute({
  getParentRoute: () => inside,
  path: '/parts/new',
  component: lazyRouteComponent(() => import('@/features/inventory/NewPartPage'), 'NewPartPage'),
});

const importParts = createRoute({
  getParentRoute: () => inside,
  path: '/parts/import',
  component: lazyRouteComponent(() => import('@/features/inventory/ImportPartsPage'), 'ImportPartsPage'),
});

const part = createRoute({
  getParentRoute: () => inside,
  path: '/parts/$partId',
  component: lazyRouteComponent(() => import('@/features/inventory/PartPage'), 'PartPage'),
});

const editPart = createRoute({
  getParentRoute: () => inside,
  path: '/parts/$partId/edit',
  component: lazyRouteComponent(() => import('@/features/inventory/EditPartPage'), 'EditPartPage'),
});

const places = createRoute({
  getParentRoute: () => inside,
  path: '/stock-places',
  component: lazyRouteComponent(() => import('@/features/inventory/PlacesPage'), 'PlacesPage'),
});

const place = createRoute({
  getParentRoute: () => inside,
  path: '/stock-places/$placeId',
  component: lazyRouteComponent(() => import('@/features/inventory/PlacePage'), 'PlacePage'),
});

export const inventoryRoutes = [parts, newPart, importParts, part, editPart, places, place];
