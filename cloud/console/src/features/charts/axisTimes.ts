// Times under a chart, in the reader's language and the branch's time zone.
import type uPlot from 'uplot';
import { currentLocale } from '@/i18n/language';

const MINUTE_S = 60;
const DAY_S = 86_400;

export function axisTimes(timeZone: string | undefined): uPlot.Axis.DynamicValues {
  return (_plot, seconds, _axis, _space, step) => seconds.map((second) => axisTime(second, step, timeZone));
}

/** A step of days shows days, a step of seconds shows seconds. */
export function axisTime(second: number, stepSeconds: number, timeZone: string | undefined): string {
  const format: Intl.DateTimeFormatOptions =
    stepSeconds >= DAY_S
      ? { day: 'numeric', month: 'short' }
      : { hour: '2-digit', minute: '2-digit', ...(stepSeconds < MINUTE_S ? { second: '2-digit' } : {}), hourCycle: 'h23' };
  return new Intl.DateTimeFormat(currentLocale(), { ...format, timeZone }).format(second * 1000);
}
