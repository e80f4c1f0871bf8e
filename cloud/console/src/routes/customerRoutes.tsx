// Pages of customers and their sites.
import { createRoute } from '@tanstack/react-router';
import { inside, lazyRouteComponent } from './inside';
import { choiceIn, searchOf, textIn } from './search';

const customers = createRoute({
  getParentRoute: () => inside,
  path: '/customers',
  component: lazyRouteComponent(() => import('@/features/customers/CustomersPage'), 'CustomersPage'),
  validateSearch: searchOf((raw) => ({ q: textIn(raw, 'q'), show: choiceIn(raw, 'show', ['all'] as const) })),
});

const newCustomer = createRoute({
  getParentRoute: () => inside,
  path: '/customers/new',
  component: lazyRouteComponent(() => import('@/features/customers/NewCustomerPage'), 'NewCustomerPage'),
});

const importCustomers = createRoute({
  getParentRoute: () => inside,
  path: '/customers/import',
  component: lazyRouteComponent(() => import('@/features/customers/ImportCustomersPage'), 'ImportCustomersPage'),
});

const customer = createRoute({
  getParentRoute: () => inside,
  path: '/customers/$customerId',
  component: lazyRouteComponent(() => import('@/features/customers/CustomerPage'), 'CustomerPage'),
});

const editCustomer = createRoute({
  getParentRoute: () => inside,
  path: '/customers/$customerId/edit',
  component: lazyRouteComponent(() => import('@/features/customers/EditCustomerPage'), 'EditCustomerPage'),
});

const sites = createRoute({
  getParentRoute: () => inside,
  path: '/sites',
  component: lazyRouteComponent(() => import('@/features/sites/SitesPage'), 'SitesPage'),
  validateSearch: searchOf((raw) => ({ q: textIn(raw, 'q') })),
});

const newSite = createRoute({
  getParentRoute: () => inside,
  path: '/sites/new',
  component: lazyRouteComponent(() => import('@/features/sites/NewSitePage'), 'NewSitePage'),
  validateSearch: searchOf((raw) => ({ customer: textIn(raw, 'customer') })),
});

const site = createRoute({
  getParentRoute: () => inside,
  path: '/sites/$siteId',
  component: lazyRouteComponent(() => import('@/features/sites/SitePage'), 'SitePage'),
});

export const customerRoutes = [
  customers,
  newCustomer,
  importCustomers,
  customer,
  editCustomer,
  sites,
  newSite,
  site,
];
