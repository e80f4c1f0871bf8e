// The pages before one is signed in, the page of one's own account, and how people and programs get in.
import { createRoute, redirect } from '@tanstack/react-router';
import { setUpState } from '@/api/setUp';
import { inside, lazyRouteComponent, root } from './inside';
import { searchOf, textIn } from './search';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('@/features/session/SignInPage'), 'SignInPage'),
  validateSearch: searchOf((raw) => ({ next: textIn(raw, 'next'), email: textIn(raw, 'email') })),
  beforeLoad: async () => {
    // Nobody can sign in at a service that is empty. If it cannot be asked, signing in says why.
    const state = await setUpState().catch(() => undefined);
    if (state?.is_needed && state.is_possible_here) throw redirect({ to: '/set-up' });
  },
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('@/features/setUp/SetUpPage'), 'SetUpPage'),
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

export const doors = [signIn, setUp, forgotten, welcome, outside];

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
