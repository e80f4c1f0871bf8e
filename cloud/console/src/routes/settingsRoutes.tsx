// The inbox, and the pages where the organisation says how it works.
import { createRoute } from '@tanstack/react-router';
import { inside, lazyRouteComponent } from './inside';
import { choiceIn, searchOf, textIn } from './search';

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/features/settings/SettingsPage'), 'SettingsPage'),
});

const branches = createRoute({
  getParentRoute: () => inside,
  path: '/settings/branches',
  component: lazyRouteComponent(() => import('@/features/branches/BranchesPage'), 'BranchesPage'),
});

const newBranch = createRoute({
  getParentRoute: () => inside,
  path: '/settings/branches/new',
  component: lazyRouteComponent(() => import('@/features/branches/NewBranchPage'), 'NewBranchPage'),
});

const branch = createRoute({
  getParentRoute: () => inside,
  path: '/settings/branches/$branchId',
  component: lazyRouteComponent(() => import('@/features/branches/BranchPage'), 'BranchPage'),
});

const imports = createRoute({
  getParentRoute: () => inside,
  path: '/settings/imports',
  component: lazyRouteComponent(() => import('@/features/imports/ImportsPage'), 'ImportsPage'),
  validateSearch: searchOf((raw) => ({
    kind: choiceIn(raw, 'kind', ['branches', 'people', 'customers', 'technicians', 'sites', 'assets', 'parts'] as const),
  })),
});

const kindsOfJobs = createRoute({
  getParentRoute: () => inside,
  path: '/settings/kinds-of-jobs',
  component: lazyRouteComponent(() => import('@/features/serviceCategories/CategoriesPage'), 'CategoriesPage'),
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

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/settings/audit',
  component: lazyRouteComponent(() => import('@/features/audit/AuditPage'), 'AuditPage'),
  validateSearch: searchOf((raw) => ({
    kind: textIn(raw, 'kind'),
    object: textIn(raw, 'object'),
    person: textIn(raw, 'person'),
    from: textIn(raw, 'from'),
    to: textIn(raw, 'to'),
  })),
});

const privacy = createRoute({
  getParentRoute: () => inside,
  path: '/settings/privacy',
  component: lazyRouteComponent(() => import('@/features/privacy/PrivacyPage'), 'PrivacyPage'),
  validateSearch: searchOf((raw) => ({ q: textIn(raw, 'q') })),
});

const storage = createRoute({
  getParentRoute: () => inside,
  path: '/settings/storage',
  component: lazyRouteComponent(() => import('@/features/storage/StoragePage'), 'StoragePage'),
});

const messages = createRoute({
  getParentRoute: () => inside,
  path: '/settings/messages',
  component: lazyRouteComponent(() => import('@/features/notifications/MessagesPage'), 'MessagesPage'),
  validateSearch: searchOf((raw) => ({ channel: choiceIn(raw, 'channel', ['push', 'mail'] as const) })),
});

const deadLetters = createRoute({
  getParentRoute: () => inside,
  path: '/settings/dead-letters',
  component: lazyRouteComponent(() => import('@/features/deadLetters/DeadLettersPage'), 'DeadLettersPage'),
  validateSearch: searchOf((raw) => ({
    show: choiceIn(raw, 'show', ['open', 'replayed', 'all'] as const),
    gateway: textIn(raw, 'gateway'),
  })),
});

const deadLetter = createRoute({
  getParentRoute: () => inside,
  path: '/settings/dead-letters/$letterId',
  component: lazyRouteComponent(() => import('@/features/deadLetters/DeadLetterPage'), 'DeadLetterPage'),
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

export const settingsRoutes = [
  settings,
  branches,
  newBranch,
  branch,
  imports,
  kindsOfJobs,
  newKindOfJob,
  kindOfJob,
  promises,
  workingHours,
  escalation,
  mail,
  audit,
  privacy,
  storage,
  messages,
  deadLetters,
  deadLetter,
  inbox,
  choices,
];
