// Machines as dense rows, for many of them.
import { Link } from '@tanstack/react-router';
import type { Headline, Machine } from '@/api/contract';
import { useLiveReading } from '@/features/live/liveValues';
import { useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { DataTable, type Column } from '@/ui/DataTable';
import { AssetStateMark } from '@/ui/Mark';
import { Quantity } from '@/ui/Quantity';
import { Sparkline } from '@/ui/Sparkline';

export function MachineRows({ machines }: { machines: Machine[] }) {
  const text = useText();
  if (machines.length === 0) return null;
  const columns: Column<Machine>[] = [
    {
      key: 'name',
      head: text('field.machine'),
      isMain: true,
      cell: (machine) => (
        <Link to="/assets/$assetId" params={{ assetId: machine.asset_id }}>
          {machine.name}
        </Link>
      ),
    },
    { key: 'tag', head: text('field.tag'), cell: (machine) => <span className="mono">{machine.tag}</span> },
    { key: 'site', head: text('field.site'), cell: (machine) => machine.site_name },
    { key: 'state', head: text('field.state'), cell: (machine) => <AssetStateMark state={machine.state} /> },
    {
      key: 'value',
      head: text('field.value'),
      isNumber: true,
      cell: (machine) => machine.headline && <LiveQuantity headline={machine.headline} />,
    },
    {
      key: 'age',
      head: text('field.age'),
      cell: (machine) => machine.headline && <LiveAge headline={machine.headline} />,
    },
    {
      key: 'trend',
      head: text('field.trend'),
      isTrend: true,
      cell: (machine) => machine.headline && <Sparkline values={machine.headline.trend} />,
    },
    {
      key: 'order',
      head: text('field.work_order'),
      cell: (machine) =>
        machine.open_work_order_id && (
          <Link to="/work-orders/$workOrderId" params={{ workOrderId: machine.open_work_order_id }}>
            {text('overview.open_order')}
          </Link>
        ),
    },
  ];
  return (
    <DataTable
      label={text('overview.machines')}
      columns={columns}
      rows={machines}
      keyOf={(machine) => machine.asset_id}
      isAbnormal={(machine) => machine.state === 'alarm'}
    />
  );
}

function LiveQuantity({ headline }: { headline: Headline }) {
  const reading = useLiveReading(headline.point_id, headline);
  return <Quantity value={reading?.value} unit={headline.unit} quality={reading?.quality} />;
}

function LiveAge({ headline }: { headline: Headline }) {
  const reading = useLiveReading(headline.point_id, headline);
  return reading && <Age at={reading.at} />;
}
