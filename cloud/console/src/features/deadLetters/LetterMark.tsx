// What became of a letter.
import type { DeadLetter } from '@/api/contract';
import { useText } from '@/i18n/useText';
import { Mark } from '@/ui/Mark';

export function LetterMark({ letter }: { letter: DeadLetter }) {
  const text = useText();
  if (letter.replayed_at) return <Mark tone="good">{text('dead_letters.replayed')}</Mark>;
  if (letter.replay_asked_at) return <Mark tone="plain">{text('dead_letters.asked')}</Mark>;
  if (letter.replay_refusal) return <Mark tone="medium">{text('dead_letters.not_replayed')}</Mark>;
  return <Mark tone="quiet">{text('dead_letters.kept')}</Mark>;
}
