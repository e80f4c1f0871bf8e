// Numbers and units as a person reads them.
import { currentLocale } from './language';

/** UCUM codes and their signs; an unknown code is shown as it is. */
const UNIT_SIGNS: Record<string, string> = {
  '1': '',
  Cel: '°C',
  'm/s2': 'm/s²',
  '[g]': 'g',
  um: 'µm',
  'kW.h': 'kWh',
  '{rpm}': 'rpm',
  'm3/h': 'm³/h',
};

export function unitSign(code: string): string {
  return UNIT_SIGNS[code] ?? code;
}

/** Four significant digits at most, never in powers of ten: a facility manager compares, not computes. */
export function formatValue(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
  return new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: decimals }).format(value);
}

export function formatQuantity(value: number | null | undefined, unit: string): string {
  const sign = unitSign(unit);
  return sign ? `${formatValue(value)}\u202f${sign}` : formatValue(value);
}

export function formatCount(count: number): string {
  return new Intl.NumberFormat(currentLocale()).format(count);
}

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** In the largest unit that leaves at least one, three digits at most. */
export function formatBytes(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(Math.abs(bytes), 1)) / 3), SIZES.length - 1);
  return new Intl.NumberFormat(currentLocale(), {
    style: 'unit',
    unit: SIZES[step] ?? 'byte',
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** step);
}
