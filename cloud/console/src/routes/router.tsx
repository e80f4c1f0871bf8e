// All pages and what their addresses may carry; each page is loaded when it is first opened.
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
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
import { SignInPage } from '@/features/session/SignInPage';
import { Shell } from '@/features/shell/Shell';
import { restOfLanguage } from '@/i18n/language';
import { queries } from './queries';
import { choiceIn, numberIn, searchOf, textIn } from './search';

/** A page behind the first one: it comes with the rest of the texts. */
const lazyRouteComponent: typeof lazily = (load, name) =>
  lazily(async () => {
    const [page] = await Promise.all([load(), restOfLanguage()]);
    return page;
  }, name);

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  validateSearch: searchOf((raw) => ({ branch: textIn(raw, 'branch') })),
  search: { middlewares: [retainSearchParams(['branch'])] },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  validateSearch: searchOf((raw) => ({ next: textIn(raw, 'next') })),
});

/** Everything but the sign-in page needs a session. */
const inside = createRoute({
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

import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { PageProblem } from '@/features/shell/PageProblem';
import { inside, root, signIn } from './inside';
import { queries } from './queries';
import { choiceIn, numberIn, searchOf, textIn } from './search';

const overview = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazily(() => import('@/features/overview/OverviewPage'), 'OverviewPage'),
  validateSearch: searchOf((raw) => ({
    view: choiceIn(raw, 'view', ['rows'] as const),
    state: choiceIn(raw, 'state', ['alarm', 'stale'] as const),
  })),
});

const alarms = createRoute({
  getParentRoute: () => inside,
  path: '/alarms',
  component: lazyRouteComponent(() => import('@/features/alarms/AlarmsPage'), 'AlarmsPage'),
  validateSearch: searchOf((raw) => ({
    state: choiceIn(raw, 'state', ['active', 'unacknowledged', 'all'] as const),
    severity: choiceIn(raw, 'severity', ['low', 'medium', 'high', 'critical'] as const),
    asset: textIn(raw, 'asset'),
  })),
});

const incident = createRoute({
  getParentRoute: () => inside,
  path: '/incidents/$incidentId',
  component: lazyRouteComponent(() => import('@/features/alarms/IncidentPage'), 'IncidentPage'),
});

const assets = createRoute({
  getParentRoute: () => inside,
  path: '/assets',
  component: lazyRouteComponent(() => import('@/features/assets/AssetsPage'), 'AssetsPage'),
  validateSearch: searchOf((raw) => ({ q: textIn(raw, 'q'), site: textIn(raw, 'site') })),
});

const asset = createRoute({
  getParentRoute: () => inside,
  path: '/assets/$assetId',
  component: lazyRouteComponent(() => import('@/features/assets/AssetPage'), 'AssetPage'),
  validateSearch: searchOf((raw) => ({
    range: choiceIn(raw, 'range', ['1h', '6h', '24h', '7d', '30d'] as const),
    from: textIn(raw, 'from'),
    to: textIn(raw, 'to'),
  })),
});

const workOrders = createRoute({
  getParentRoute: () => inside,
  path: '/work-orders',
  component: lazyRouteComponent(() => import('@/features/workOrders/WorkOrdersPage'), 'WorkOrdersPage'),
  validateSearch: searchOf((raw) => ({
    status: textIn(raw, 'status'),
    q: textIn(raw, 'q'),
    asset: textIn(raw, 'asset'),
  })),
});

const newWorkOrder = createRoute({
  getParentRoute: () => inside,
  path: '/work-orders/new',
  component: lazyRouteComponent(() => import('@/features/workOrders/NewWorkOrderPage'), 'NewWorkOrderPage'),
  validateSearch: searchOf((raw) => ({ asset: textIn(raw, 'asset') })),
});

const workOrder = createRoute({
  getParentRoute: () => inside,
  path: '/work-orders/$workOrderId',
  component: lazyRouteComponent(() => import('@/features/workOrders/WorkOrderPage'), 'WorkOrderPage'),
});

const dispatch = createRoute({
  getParentRoute: () => inside,
  path: '/dispatch',
  component: lazyRouteComponent(() => import('@/features/dispatch/DispatchPage'), 'DispatchPage'),
  validateSearch: searchOf((raw) => ({ date: textIn(raw, 'date'), booking: textIn(raw, 'booking') })),
});

const technicians = createRoute({
  getParentRoute: () => inside,
  path: '/technicians',
  component: lazyRouteComponent(() => import('@/features/technicians/TechniciansPage'), 'TechniciansPage'),
});

const newTechnician = createRoute({
  getParentRoute: () => inside,
  path: '/technicians/new',
  component: lazyRouteComponent(() => import('@/features/technicians/NewTechnicianPage'), 'NewTechnicianPage'),
});

const technician = createRoute({
  getParentRoute: () => inside,
  path: '/technicians/$technicianId',
  component: lazyRouteComponent(() => import('@/features/technicians/TechnicianPage'), 'TechnicianPage'),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/features/settings/SettingsPage'), 'SettingsPage'),
});

const kindsOfJobs = createRoute({
  getParentRoute: () => inside,
  path: '/settings/kinds-of-jobs',
  component: lazyRouteComponent(() => import('@/features/serviceCategories/CategoriesPage'), 'CategoriesPage'),
});

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
const promises = createRoute({
  getParentRoute: () => inside,
  path: '/settings/promises',
  component: lazyRouteComponent(() => import('@/features/promises/PromisesPage'), 'PromisesPage'),
});

const workingHours = createRoute({
  getParentRoute: () => inside,
  path: '/settings/working-hours',
  component: lazyRouteComponent(() => import('@/features/workingHours/WorkingHoursPage'), 'WorkingHoursPage'),
});

const newKindOfJob = createRoute({
  getParentRoute: () => inside,
  path: '/settings/kinds-of-jobs/new',
  component: lazyRouteComponent(() => import('@/features/serviceCategories/NewCategoryPage'), 'NewCategoryPage'),
});

const kindOfJob = createRoute({
  getParentRoute: () => inside,
  path: '/settings/kinds-of-jobs/$categoryId',
  component: lazyRouteComponent(() => import('@/features/serviceCategories/CategoryPage'), 'CategoryPage'),
});

const gateways = createRoute({
  getParentRoute: () => inside,
  path: '/gateways',
  component: lazyRouteComponent(() => import('@/features/connect/GatewaysPage'), 'GatewaysPage'),
});

const connect = createRoute({
  getParentRoute: () => inside,
  path: '/connect',
  component: lazyRouteComponent(() => import('@/features/connect/ConnectPage'), 'ConnectPage'),
  validateSearch: searchOf((raw) => ({
    gateway: textIn(raw, 'gateway'),
    step: choiceIn(raw, 'step', ['agent', 'contact', 'values', 'machine', 'limit'] as const),
    asset: textIn(raw, 'asset'),
    point: numberIn(raw, 'point'),
  })),
});

const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  component: lazyRouteComponent(() => import('@/features/notifications/InboxPage'), 'InboxPage'),
  validateSearch: searchOf((raw) => ({ show: choiceIn(raw, 'show', ['all'] as const) })),
});

const choices = createRoute({
  getParentRoute: () => inside,
  path: '/inbox/choices',
  component: lazyRouteComponent(() => import('@/features/notifications/ChoicesPage'), 'ChoicesPage'),
});

const escalation = createRoute({
  getParentRoute: () => inside,
  path: '/settings/escalation',
  component: lazyRouteComponent(() => import('@/features/notifications/EscalationPage'), 'EscalationPage'),
});

const mail = createRoute({
  getParentRoute: () => inside,
  path: '/settings/mail',
  component: lazyRouteComponent(() => import('@/features/notifications/MailPage'), 'MailPage'),
});

const messages = createRoute({
  getParentRoute: () => inside,
  path: '/settings/messages',
  component: lazyRouteComponent(() => import('@/features/notifications/MessagesPage'), 'MessagesPage'),
  validateSearch: searchOf((raw) => ({ channel: choiceIn(raw, 'channel', ['push', 'mail'] as const) })),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    inside.addChildren([
      overview,
      alarms,
      incident,
      assets,
      asset,
      workOrders,
      newWorkOrder,
      workOrder,
      dispatch,
      technicians,
      newTechnician,
      technician,
      customers,
      newCustomer,
      importCustomers,
      customer,
      editCustomer,
      sites,
      newSite,
      site,
      gateways,
      connect,
      settings,
      kindsOfJobs,
      inbox,
      choices,
      escalation,
      mail,
      messages,
      overview, alarms, incident, assets, asset, workOrders, newWorkOrder, workOrder, dispatch, technicians,
      newTechnician, technician, gateways, connect, settings, kindsOfJobs,
      newKindOfJob, kindOfJob,
      newTechnician, technician, customers, newCustomer, importCustomers, customer, editCustomer, sites, newSite, site,
      gateways, connect,
      newKindOfJob, kindOfJob, promises, workingHours,
    ]),
  ]),
  context: { queries },
  defaultPreload: 'intent',
  defaultErrorComponent: PageProblem,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
