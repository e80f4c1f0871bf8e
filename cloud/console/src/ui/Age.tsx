// How old something is, with the exact instant for those who ask.
import { formatAge, formatInstant } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import { useNow } from './useNow';

export function Age({ at, timeZone }: { at: string; timeZone?: string | undefined }) {
  useText();
  const now = useNow();
  return (
    <time dateTime={at} title={formatInstant(at, timeZone)}>
      {formatAge(at, now)}
    </time>
  );
}
