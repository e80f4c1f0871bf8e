// A share as a person reads it.
import { currentLocale } from '@/i18n/language';

export function percent(share: number): string {
  return new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
