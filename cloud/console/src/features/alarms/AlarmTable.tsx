// Alarms as rows: acknowledged with one key or one press.
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { acknowledgeAlarm } from '@/api/alarms';
import type { Alarm, WorkOrder } from '@/api/contract';
import { useTimeZone } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { formatQuantity } from '@/i18n/numbers';
import { useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { announce } from '@/ui/announcements';
import { DataTable, type Column } from '@/ui/DataTable';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { SeverityMark } from '@/ui/Mark';
import { AlarmStateMark } from './AlarmStateMark';
import styles from './AlarmTable.module.css';
import { isActive, isNew } from './alarmStates';
import { useOrdersOfIncidents } from './useOrdersOfIncidents';

interface AlarmTableProps {
  alarms: Alarm[];
  /** What stands above the table need not stand in each row. */
  isOfOneAsset?: boolean;
  isOfIncident?: boolean;
}

export function AlarmTable({ alarms, isOfOneAsset = false, isOfIncident = false }: AlarmTableProps) {
  const text = useText();
  const queries = useQueryClient();
  const mayAcknowledge = useMay('alarm.acknowledge');
  const acknowledging = useMutation({
    mutationFn: acknowledgeAlarm,
    onSuccess: (alarm) => {
      announce(text('alarms.done', { text: alarm.text }));
      return queries.invalidateQueries({ queryKey: ['alarms'] });
    },
  });
  const reload = () => {
    acknowledging.reset();
    void queries.invalidateQueries({ queryKey: ['alarms'] });
  };
  const orders = useOrdersOfIncidents();
  const orderOf = (alarm: Alarm) => orders?.get(alarm.incident_id ?? '');
  const columns: Column<Alarm>[] = [
    { key: 'severity', head: text('field.severity'), cell: (alarm) => <SeverityMark severity={alarm.severity} /> },
    { key: 'what', head: text('field.what'), isMain: true, cell: (alarm) => <AlarmWords alarm={alarm} /> },
    ...(isOfOneAsset ? [] : [machineColumn(text('field.machine'))]),
    { key: 'state', head: text('field.state'), cell: (alarm) => <AlarmStateMark state={alarm.state} /> },
    { key: 'raised', head: text('field.raised'), cell: (alarm) => <AlarmAge alarm={alarm} /> },
    { key: 'order', head: text('field.work_order'), cell: (alarm) => <Consequences alarm={alarm} order={orderOf(alarm)} isOfIncident={isOfIncident} /> },
    {
      key: 'acknowledge',
      head: text('alarms.acknowledge'),
      isAction: true,
      cell: (alarm) =>
        mayAcknowledge &&
        isNew(alarm) && (
          <Button
            variant="default"
            size="xs"
            className={styles.acknowledge}
            aria-label={text('alarms.acknowledge_of', { text: alarm.text, name: alarm.asset_name ?? '' })}
            loading={acknowledging.isPending && acknowledging.variables.id === alarm.id}
            onClick={() => acknowledging.mutate(alarm)}
          >
            {text('alarms.acknowledge')}
          </Button>
        ),
    },
  ];
  return (
    <>
      {acknowledging.error && <ProblemNotice error={acknowledging.error} onRetry={reload} />}
      <DataTable
        label={isOfOneAsset ? text('alarms.of_asset') : text('alarms.list')}
        columns={columns}
        rows={alarms}
        keyOf={(alarm) => alarm.id}
        isAbnormal={isActive}
        onKey={(key, alarm) => {
          if (key.toLowerCase() === 'a' && mayAcknowledge && isNew(alarm) && !acknowledging.isPending) acknowledging.mutate(alarm);
        }}
      />
      {!isOfOneAsset && <p className={styles.keys}>{text('alarms.keys')}</p>}
    </>
  );
}

function machineColumn(head: string): Column<Alarm> {
  return { key: 'machine', head, cell: (alarm) => alarm.asset_name ?? alarm.point_name };
}

function AlarmWords({ alarm }: { alarm: Alarm }) {
  const text = useText();
  const value = formatQuantity(alarm.raised_value, alarm.unit);
  return (
    <span className={styles.words}>
      {alarm.asset_id ? (
        <Link to="/assets/$assetId" params={{ assetId: alarm.asset_id }}>
          {alarm.text}
        </Link>
      ) : (
        <span>{alarm.text}</span>
      )}
      <span className="faint">
        {text('alarms.raised_value', { value, limit: formatQuantity(alarm.limit, alarm.unit) })}
      </span>
    </span>
  );
}

function AlarmAge({ alarm }: { alarm: Alarm }) {
  const timeZone = useTimeZone(alarm.branch_id);
  return <Age at={alarm.raised_at} timeZone={timeZone} />;
}

interface ConsequencesProps {
  alarm: Alarm;
  order: WorkOrder | undefined;
  isOfIncident: boolean;
}

function Consequences({ alarm, order, isOfIncident }: ConsequencesProps) {
  const text = useText();
  if (!alarm.incident_id && !order) return null;
  return (
    <span className={styles.links}>
      {order && (
        <Link to="/work-orders/$workOrderId" params={{ workOrderId: order.id }}>
          <span className="mono">{order.number}</span>
        </Link>
      )}
      {alarm.incident_id && !isOfIncident && (
        <Link to="/incidents/$incidentId" params={{ incidentId: alarm.incident_id }}>
          {text('incident.link')}
        </Link>
      )}
    </span>
  );
}
