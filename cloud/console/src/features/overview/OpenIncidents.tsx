// What is wrong now, newest first.
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OverviewIncident } from '@/api/contract';
import { textOfCode, useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { SeverityMark } from '@/ui/Mark';
import { Panel } from '@/ui/Panel';
import styles from './SideList.module.css';

export function OpenIncidents({ incidents }: { incidents: OverviewIncident[] | undefined }) {
  const text = useText();
  return (
    <Panel title={text('overview.incidents')} aside={<Link to="/alarms">{text('overview.all_alarms')}</Link>} isFlush>
      {!incidents && <Skeleton height={72} m={16} width="auto" />}
      {incidents?.length === 0 && <p className={styles.none}>{text('overview.no_incidents')}</p>}
      <ul>
        {incidents?.map((incident) => (
          <li key={incident.id} className={styles.item}>
            <div className={styles.line}>
              <Link
                to="/incidents/$incidentId"
                params={{ incidentId: incident.id }}
                className={styles.title}
              >
                {incident.asset_name}
              </Link>
              <SeverityMark severity={incident.severity} />
            </div>
            <p className={styles.words}>
              {textOfCode('failure_mode', incident.failure_mode)} ·{' '}
              {text('incident.alarms', { count: incident.alarm_count })} · <Age at={incident.opened_at} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
