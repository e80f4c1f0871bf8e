// Exact quantities and money as people read them; the API writes both as texts.
import { currentLocale } from '@/i18n/language';
import { text } from '@/i18n/useText';

const DECIMALS = 6;

/** All the decimals there are, and none that are idle. */
export function formatExact(quantity: string): string {
  return new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: DECIMALS }).format(Number(quantity));
}

export function formatStock(quantity: string, unit: string): string {
  return `${formatExact(quantity)}\u00a0${unitWord(unit, Number(quantity))}`;
}

export function unitWord(unit: string, count = 2): string {
  return unit === 'piece' ? text('parts.pieces', { count }) : unit;
}

export function formatCost(amount: string, currency: string): string {
  return new Intl.NumberFormat(currentLocale(), { style: 'currency', currency, currencyDisplay: 'code' }).format(Number(amount));
}

/** What was typed, as the API reads it, or null if it is no number. */
export function decimalOf(typed: string): string | null {
  const plain = typed.trim().replace(/[\s\u202f\u00a0]/g, '').replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? plain : null;
}

/** The difference of two exact texts, to six decimals. */
export function difference(one: string, other: string): number {
  return Number((Number(one) - Number(other)).toFixed(DECIMALS));
}
