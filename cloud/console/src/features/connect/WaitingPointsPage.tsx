// Signals of all edge agents that belong to no machine yet: what they say, how often, and the way to a machine.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WaitingPoint } from '@/api/contract';
import { waitingPointsQuery } from '@/api/points';
import { useLiveReading } from '@/features/live/liveValues';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { formatValue } from '@/i18n/numbers';
import { useText, type Text } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Quantity } from '@/ui/Quantity';

export function WaitingPointsPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const mayAssign = useMay('point.write');
  const list = useInfiniteQuery(waitingPointsQuery(branchId));
  return (
    <>
      <PageHeader
        above={<Link to="/gateways">{text('gateways.title')}</Link>}
        title={text('waiting.title')}
        below={<span className="quiet">{text('waiting.words')}</span>}
      />
      <ListBar exported={{ path: '/api/v1/points/waiting', filters: { branch_id: branchId } }} />
      <ListBody list={list} empty={<EmptyState icon="normal" title={text('waiting.empty')}>{text('waiting.empty_words')}</EmptyState>}>
        {(rows) => (
          <DataTable label={text('waiting.title')} columns={columns(text, mayAssign)} rows={rows} keyOf={(point) => point.id} />
        )}
      </ListBody>
    </>
  );
}

function columns(text: Text, mayAssign: boolean): Column<WaitingPoint>[] {
  return [
    {
      key: 'signal',
      head: text('waiting.signal'),
      isMain: true,
      cell: (point) => (
        <Link to="/connect" search={{ gateway: point.gateway_id, step: 'values' }} className="mono">
          {point.key}
        </Link>
      ),
    },
    { key: 'agent', head: text('waiting.agent'), cell: (point) => point.gateway_name },
    { key: 'value', head: text('waiting.value'), cell: (point) => <Newest point={point} /> },
    { key: 'age', head: text('waiting.age'), cell: (point) => <Heard point={point} /> },
    { key: 'rate', head: text('waiting.rate'), isNumber: true, cell: (point) => formatValue(point.readings_a_minute) },
    { key: 'since', head: text('waiting.since'), cell: (point) => <Age at={point.first_seen_at} /> },
    {
      key: 'assign',
      head: text('waiting.assign'),
      isAction: true,
      cell: (point) =>
        mayAssign && (
          <Link
            to="/connect"
            search={{ gateway: point.gateway_id, step: 'machine' }}
            aria-label={`${text('waiting.assign')}: ${point.key}`}
          >
            {text('waiting.assign')}
          </Link>
        ),
    },
  ];
}

function Newest({ point }: { point: WaitingPoint }) {
  const reading = useLiveReading(point.id, point.last);
  return reading && <Quantity value={reading.value} unit={point.unit} quality={reading.quality} />;
}

function Heard({ point }: { point: WaitingPoint }) {
  const reading = useLiveReading(point.id, point.last);
  return reading && <Age at={reading.at} />;
}
