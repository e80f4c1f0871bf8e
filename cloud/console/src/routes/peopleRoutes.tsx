// Pages of people and of what roles allow.
import { createRoute } from '@tanstack/react-router';
import { inside, lazyRouteComponent } from './inside';
import { choiceIn, searchOf, textIn } from './search';

const people = createRoute({
  getParentRoute: () => inside,
  path: '/settings/people',
  component: lazyRouteComponent(() => import('@/features/people/PeoplePage'), 'PeoplePage'),
  validateSearch: searchOf((raw) => ({ q: textIn(raw, 'q'), show: choiceIn(raw, 'show', ['all'] as const) })),
});

const newPerson = createRoute({
  getParentRoute: () => inside,
  path: '/settings/people/new',
  component: lazyRouteComponent(() => import('@/features/people/NewPersonPage'), 'NewPersonPage'),
});

const person = createRoute({
  getParentRoute: () => inside,
  path: '/settings/people/$personId',
  component: lazyRouteComponent(() => import('@/features/people/PersonPage'), 'PersonPage'),
});

const roles = createRoute({
  getParentRoute: () => inside,
  path: '/settings/roles',
  component: lazyRouteComponent(() => import('@/features/people/RolesPage'), 'RolesPage'),
  validateSearch: searchOf((raw) => ({ role: textIn(raw, 'role') })),
});

const newRole = createRoute({
  getParentRoute: () => inside,
  path: '/settings/roles/new',
  component: lazyRouteComponent(() => import('@/features/people/NewRolePage'), 'NewRolePage'),
});

const role = createRoute({
  getParentRoute: () => inside,
  path: '/settings/roles/$roleId',
  component: lazyRouteComponent(() => import('@/features/people/RolePage'), 'RolePage'),
});

export const peopleRoutes = [people, newPerson, person, roles, newRole, role];
