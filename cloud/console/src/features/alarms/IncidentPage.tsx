// One incident: a failure mode of a machine, the alarms that speak for it, and its one work order.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { alarmsQuery, incidentQuery } from '@/api/alarms';
import { workOrdersQuery } from '@/api/workOrders';
import { Evidence } from '@/features/charts/Evidence';
import { useTimeZone } from '@/features/shell/useBranchFilter';
import { formatInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { EmptyState } from '@/ui/EmptyState';
import { Facts } from '@/ui/Facts';
import { ListBody, RowsSkeleton } from '@/ui/ListBody';
import { ButtonLink } from '@/ui/links';
import { Mark, SeverityMark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { AlarmTable } from './AlarmTable';
import styles from './IncidentPage.module.css';

const route = getRouteApi('/inside/incidents/$incidentId');

export function IncidentPage() {
  const text = useText();
  const { incidentId } = route.useParams();
  const { data: incident, error, refetch } = useQuery(incidentQuery(incidentId));
  const alarms = useInfiniteQuery({
    ...alarmsQuery({ state: 'all', asset_id: incident?.asset_id }),
    enabled: incident !== undefined,
  });
  const orders = useInfiniteQuery({
    ...workOrdersQuery({ incident_id: incidentId }),
  });
  const order = orders.data?.pages[0]?.items[0];
  const timeZone = useTimeZone(incident?.branch_id);
  if (error && !incident) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!incident) return <RowsSkeleton />;
  return (
    <>
      <PageHeader
        above={text('incident.link')}
        title={incident.asset_name}
        below={
          <>
            <SeverityMark severity={incident.severity} />
            <Mark tone={incident.state === 'open' ? 'high' : 'quiet'}>{text(`incident.${incident.state}`)}</Mark>
            <span>{textOfCode('failure_mode', incident.failure_mode)}</span>
          </>
        }
      >
        {order && (
          <ButtonLink to="/work-orders/$workOrderId" params={{ workOrderId: order.id }}>
            {text('overview.open_order')}
          </ButtonLink>
        )}
      </PageHeader>
      <div className={styles.parts}>
        <Facts
          facts={[
            [
              text('incident.machine'),
              <Link key="machine" to="/assets/$assetId" params={{ assetId: incident.asset_id }}>
                {incident.asset_name}
              </Link>,
            ],
            [text('incident.failure_mode'), textOfCode('failure_mode', incident.failure_mode)],
            [text('incident.opened_at'), formatInstant(incident.opened_at, timeZone)],
            [text('incident.closed_at'), incident.closed_at && formatInstant(incident.closed_at, timeZone)],
            [text('incident.order'), order?.number],
            [text('incident.suspect'), incident.suspects?.[0]?.point_name],
          ]}
        />
        <Panel title={text('incident.evidence')} isFlush>
          <ListBody list={alarms} empty={<EmptyState icon="alarms" title={text('asset.no_alarms')} />}>
            {(rows) => <AlarmTable alarms={rows.filter((alarm) => alarm.incident_id === incident.id)} isOfOneAsset isOfIncident />}
          </ListBody>
        </Panel>
        <Evidence openedAt={incident.opened_at} assetId={incident.asset_id} timeZone={timeZone} />
      </div>
    </>
  );
}
