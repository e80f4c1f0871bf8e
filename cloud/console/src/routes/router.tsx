// All pages and what their addresses may carry; each page is loaded when it is first opened.
import { createRoute, createRouter, lazyRouteComponent as lazily } from '@tanstack/react-router';
import { PageProblem } from '@/features/shell/PageProblem';
import { accountRoutes, doors } from './accountRoutes';
import { billingRoutes } from './billingRoutes';
import { customerRoutes } from './customerRoutes';
import { figureRoutes } from './figureRoutes';
import { foreseenRoutes } from './foreseenRoutes';
import { inside, lazyRouteComponent, root } from './inside';
import { inventoryRoutes } from './inventoryRoutes';
import { queries } from './queries';
import { choiceIn, numberIn, searchOf, textIn } from './search';
import { peopleRoutes } from './peopleRoutes';
import { settingsRoutes } from './settingsRoutes';

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
    range: choiceIn(raw, 'range', ['1h', '6h', '24h', '7d', '30d', '1y'] as const),
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

const gateways = createRoute({
  getParentRoute: () => inside,
  path: '/gateways',
  component: lazyRouteComponent(() => import('@/features/connect/GatewaysPage'), 'GatewaysPage'),
});

const waitingPoints = createRoute({
  getParentRoute: () => inside,
  path: '/gateways/waiting',
  component: lazyRouteComponent(() => import('@/features/connect/WaitingPointsPage'), 'WaitingPointsPage'),
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

export const router = createRouter({
  routeTree: root.addChildren([
    ...doors,
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
      gateways,
      waitingPoints,
      connect,
      ...accountRoutes,
      ...billingRoutes,
      ...customerRoutes,
      ...inventoryRoutes,
      ...figureRoutes,
      ...foreseenRoutes,
      ...settingsRoutes,
      ...peopleRoutes,
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
