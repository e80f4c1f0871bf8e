// Not built yet.
import { NotFoundPage } from '@/features/shell/NotFoundPage';

export const AlarmsPage = NotFoundPage;
