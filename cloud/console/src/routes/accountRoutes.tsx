// The pages before one is signed in, the page of one's own account, and how people and programs get in.
import { createRoute } from '@tanstack/react-router';
import { inside, lazyRouteComponent, root } from './inside';
import { searchOf, textIn } from './search';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('@/features/session/SignInPage'), 'SignInPage'),
  validateSearch: searchOf((raw) => ({ next: textIn(raw, 'next'), email: textIn(raw, 'email') })),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten',
  component: lazyRouteComponent(() => import('@/features/session/ForgottenPage'), 'ForgottenPage'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('@/features/session/WelcomePage'), 'WelcomePage'),
});

const outside = createRoute({
  getParentRoute: () => root,
  path: '/outside',
  component: lazyRouteComponent(() => import('@/features/session/OutsidePage'), 'OutsidePage'),
});

export const doors = [signIn, forgotten, welcome, outside];

const profile = createRoute({
  getParentRoute: () => inside,
  path: '/profile',
  component: lazyRouteComponent(() => import('@/features/profile/ProfilePage'), 'ProfilePage'),
});

const keys = createRoute({
  getParentRoute: () => inside,
  path: '/settings/keys',
  component: lazyRouteComponent(() => import('@/features/serviceAccounts/ServiceAccountsPage'), 'ServiceAccountsPage'),
});

const newKey = createRoute({
  getParentRoute: () => inside,
  path: '/settings/keys/new',
  component: lazyRouteComponent(() => import('@/features/serviceAccounts/NewServiceAccountPage'), 'NewServiceAccountPage'),
});

const signInPolicy = createRoute({
  getParentRoute: () => inside,
  path: '/settings/sign-in',
  component: lazyRouteComponent(() => import('@/features/serviceAccounts/SignInPolicyPage'), 'SignInPolicyPage'),
});

export const accountRoutes = [profile, keys, newKey, signInPolicy];
