// Every page of settings: one line each, shown to those who may read it.
import type { Permission } from '@/features/shell/useMay';
import type { IconName } from '@/ui/Icon';

export const SETTINGS_PAGES = [
  {
    to: '/settings/kinds-of-jobs',
    icon: 'orders',
    title: 'kinds.title',
    words: 'settings.kinds_words',
    permission: 'service_category.read',
  },
  {
    to: '/technicians',
    icon: 'people',
    title: 'technicians.title',
    words: 'settings.technicians_words',
    permission: 'technician.read',
  },
] as const satisfies readonly { to: string; icon: IconName; title: string; words: string; permission: Permission }[];
