// Pages of invoices and payments, and of what work costs.
import { createRoute } from '@tanstack/react-router';
import { inside, lazyRouteComponent } from './inside';
import { choiceIn, searchOf, textIn } from './search';

const invoices = createRoute({
  getParentRoute: () => inside,
  path: '/invoices',
  component: lazyRouteComponent(() => import('@/features/billing/InvoicesPage'), 'InvoicesPage'),
  validateSearch: searchOf((raw) => ({
    show: choiceIn(raw, 'show', ['draft', 'open', 'overdue', 'paid', 'credit_notes'] as const),
    q: textIn(raw, 'q'),
  })),
});

const invoice = createRoute({
  getParentRoute: () => inside,
  path: '/invoices/$invoiceId',
  component: lazyRouteComponent(() => import('@/features/billing/InvoicePage'), 'InvoicePage'),
});

const payments = createRoute({
  getParentRoute: () => inside,
  path: '/payments',
  component: lazyRouteComponent(() => import('@/features/billing/PaymentsPage'), 'PaymentsPage'),
});

const prices = createRoute({
  getParentRoute: () => inside,
  path: '/settings/prices',
  component: lazyRouteComponent(() => import('@/features/billing/PriceListsPage'), 'PriceListsPage'),
});

const newPrices = createRoute({
  getParentRoute: () => inside,
  path: '/settings/prices/new',
  component: lazyRouteComponent(() => import('@/features/billing/PriceListPage'), 'PriceListPage'),
});

const priceList = createRoute({
  getParentRoute: () => inside,
  path: '/settings/prices/$priceListId',
  component: lazyRouteComponent(() => import('@/features/billing/PriceListPage'), 'PriceListPage'),
});

const contracts = createRoute({
  getParentRoute: () => inside,
  path: '/settings/contracts',
  component: lazyRouteComponent(() => import('@/features/billing/ContractsPage'), 'ContractsPage'),
});

const newContract = createRoute({
  getParentRoute: () => inside,
  path: '/settings/contracts/new',
  component: lazyRouteComponent(() => import('@/features/billing/NewContractPage'), 'NewContractPage'),
});

const invoicing = createRoute({
  getParentRoute: () => inside,
  path: '/settings/invoicing',
  component: lazyRouteComponent(() => import('@/features/billing/InvoicingPage'), 'InvoicingPage'),
});

export const billingRoutes = [
  invoices,
  invoice,
  payments,
  prices,
  newPrices,
  priceList,
  contracts,
  newContract,
  invoicing,
];
