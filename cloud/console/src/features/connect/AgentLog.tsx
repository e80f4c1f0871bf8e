// What the edge agent says about itself: a port it cannot open, a configuration it refuses.
import { useQuery } from '@tanstack/react-query';
import type { LogLine } from '@/api/contract';
import { gatewayLogQuery } from '@/api/gateways';
import { useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { Icon, type IconName } from '@/ui/Icon';
import { Panel } from '@/ui/Panel';
import styles from './AgentLog.module.css';

const LINES = 5;
const ICONS: Record<LogLine['level'], IconName> = { debug: 'normal', info: 'normal', warning: 'diamond', error: 'triangle' };

export function AgentLog({ gatewayId }: { gatewayId: string }) {
  const text = useText();
  const { data: lines } = useQuery(gatewayLogQuery(gatewayId, LINES));
  if (!lines?.length) return null;
  return (
    <Panel title={text('connect.agent_log')}>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.id} data-level={line.level}>
            <Icon name={ICONS[line.level]} />
            <span lang="en">{line.text}</span>
            <span className="faint">
              <Age at={line.at} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
