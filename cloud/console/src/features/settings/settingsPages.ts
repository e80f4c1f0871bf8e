// Every page of settings: one line each, shown to those who may read it.
import type { Permission } from '@/features/shell/useMay';
import type { IconName } from '@/ui/Icon';

export const SETTINGS_PAGES = [
  {
    to: '/settings/branches',
    icon: 'customers',
    title: 'branches.title',
    words: 'settings.branches_words',
    permission: 'branch.read',
  },
  {
    to: '/settings/kinds-of-jobs',
    icon: 'orders',
    title: 'kinds.title',
    words: 'settings.kinds_words',
    permission: 'service_category.read',
  },
  {
    to: '/settings/promises',
    icon: 'flag',
    title: 'terms.title',
    words: 'settings.terms_words',
    permission: 'work_order.read',
  },
  {
    to: '/settings/working-hours',
    icon: 'sun',
    title: 'hours.title',
    words: 'settings.hours_words',
    permission: 'branch.read',
  },
  {
    to: '/technicians',
    icon: 'people',
    title: 'technicians.title',
    words: 'settings.technicians_words',
    permission: 'technician.read',
  },
  {
    to: '/settings/prices',
    icon: 'invoice',
    title: 'prices.title',
    words: 'prices.words',
    permission: 'invoice.read',
  },
  {
    to: '/settings/contracts',
    icon: 'flag',
    title: 'contracts.title',
    words: 'contracts.words',
    permission: 'invoice.read',
  },
  {
    to: '/settings/invoicing',
    icon: 'rows',
    title: 'invoicing.title',
    words: 'invoicing.words',
    permission: 'invoice.read',
  },
  {
    to: '/settings/escalation',
    icon: 'clock',
    title: 'escalation.title',
    words: 'escalation.words',
    permission: 'message.read',
  },
  {
    to: '/settings/foreseen',
    icon: 'trendUp',
    title: 'foreseen.setting_title',
    words: 'foreseen.setting_words',
    permission: 'prediction.read',
  },
  {
    to: '/settings/mail',
    icon: 'inbox',
    title: 'mail.title',
    words: 'mail.words',
    permission: 'mail.write',
  },
  {
    to: '/settings/storage',
    icon: 'rows',
    title: 'storage.title',
    words: 'storage.words',
    permission: 'storage.read',
  },
  {
    to: '/settings/messages',
    icon: 'rows',
    title: 'messages.title',
    words: 'messages.empty_words',
    permission: 'message.read',
  },
  {
    to: '/settings/dead-letters',
    icon: 'question',
    title: 'dead_letters.title',
    words: 'dead_letters.words',
    permission: 'dead_letter.read',
  },
] as const satisfies readonly { to: string; icon: IconName; title: string; words: string; permission: Permission }[];
