// Amounts of money as a person reads them; the service sends decimals in text, so that nothing is lost on the way.
import { currentLocale } from './language';

export function formatMoney(amount: string | number, currency: string): string {
  const format = new Intl.NumberFormat(currentLocale(), { style: 'currency', currency, currencyDisplay: 'code' });
  return format.format(Number(amount));
}
