// Figures as people read them: money in its currency, shares as per cent, hours in hours, less than one in minutes.
import type { FigureValue } from '@/api/contract';
import { currentLocale } from '@/i18n/language';
import { text } from '@/i18n/useText';

type Unit = FigureValue['unit'];

const HUNDRED = 100;
const MINUTES = 60;

/** An amount in minor units of its currency. */
export function formatAmount(minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat(currentLocale(), { style: 'currency', currency });
  return format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

export function formatFigure(value: number | null, unit: Unit, currency: string): string {
  if (value === null) return '–';
  const number = (digits: number) => new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: digits }).format(value);
  switch (unit) {
    case 'money':
      return formatAmount(value, currency);
    case 'share':
      return new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: 1 }).format(value);
    case 'hours':
      return value > 0 && value < 1 ? text('figures.minutes', { value: Math.ceil(value * MINUTES) }) : text('figures.hours', { value: number(value < 10 ? 1 : 0) });
    case 'score':
      return text('figures.of_five', { value: number(2) });
    case 'jobs_per_day':
      return text('figures.per_day', { value: number(2) });
    case 'count':
      return number(0);
  }
}

/** How much a value has changed, in per cent of what it was; nothing where there is nothing to compare. */
export function changeOf(value: number | null, before: number | null): number | undefined {
  if (value === null || before === null || before === 0) return undefined;
  return Math.round(((value - before) / Math.abs(before)) * HUNDRED);
}
