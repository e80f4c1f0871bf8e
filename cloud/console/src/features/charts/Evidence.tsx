// What a machine's signals did around the opening of an incident or a work order.
import { useState } from 'react';
import { useText } from '@/i18n/useText';
import { evidenceWindow } from './evidenceWindow';
import { TimelinePanel } from './TimelinePanel';
import type { TimeChoice } from './timeWindow';

interface EvidenceProps {
  openedAt: string;
  assetId: string;
  timeZone: string | undefined;
}

export function Evidence({ openedAt, assetId, timeZone }: EvidenceProps) {
  const text = useText();
  const [around] = useState(() => evidenceWindow(openedAt, Date.now()));
  const [choice, setChoice] = useState<TimeChoice | null>(null);
  return (
    <TimelinePanel
      assetId={assetId}
      title={text('order.around_alarm')}
      choice={choice ?? around}
      timeZone={timeZone}
      onChoice={setChoice}
      empty={<p className="quiet">{text('asset.no_points')}</p>}
    />
  );
}
