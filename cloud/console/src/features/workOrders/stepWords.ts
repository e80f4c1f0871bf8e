// What a step is called: the same state is reached by "Schedule later" from one place and by "Approve" from another.
import i18next from 'i18next';
import { textOfCode } from '@/i18n/useText';

export function stepWords(from: string, to: string): string {
  const special = `order_step.${from}_to_${to}`;
  return i18next.exists(special) ? i18next.t(special) : textOfCode('order_step', to);
}
