// What the machine's signals did around the opening of the order.
import { useState } from 'react';
import type { WorkOrder } from '@/api/contract';
import { TimelinePanel } from '@/features/charts/TimelinePanel';
import type { TimeChoice } from '@/features/charts/timeWindow';
import { useText } from '@/i18n/useText';
import { evidenceWindow } from './evidenceWindow';

interface EvidenceProps {
  order: WorkOrder;
  assetId: string;
  timeZone: string | undefined;
}

export function Evidence({ order, assetId, timeZone }: EvidenceProps) {
  const text = useText();
  const [around] = useState(() => evidenceWindow(order, Date.now()));
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
