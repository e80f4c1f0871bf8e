// The state of a booking; only what needs somebody's attention stands out.
import { textOfCode, useText } from '@/i18n/useText';
import { Mark, type Tone } from '@/ui/Mark';

const TONES: Record<string, Tone> = {
  declined: 'medium',
  cannot_complete: 'medium',
  partially_completed: 'medium',
  completed: 'good',
  cancelled: 'quiet',
};

interface BookingMarkProps {
  status: string;
  isLate?: boolean;
  isOverdue?: boolean;
}

export function BookingMark({ status, isLate = false, isOverdue = false }: BookingMarkProps) {
  const text = useText();
  if (isOverdue) return <Mark icon="octagon" tone="critical">{text('booking.overdue')}</Mark>;
  if (isLate) return <Mark icon="clock" tone="high">{text('booking.late')}</Mark>;
  return <Mark tone={TONES[status] ?? 'plain'}>{textOfCode('booking_status', status)}</Mark>;
}
