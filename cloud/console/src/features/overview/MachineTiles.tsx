// Machines as calm tiles: name, state, one number with its age and course, and the job if there is one.
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Headline, Machine } from '@/api/contract';
import { useLiveReading } from '@/features/live/liveValues';
import { useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { AssetStateMark } from '@/ui/Mark';
import { Quantity } from '@/ui/Quantity';
import { Sparkline } from '@/ui/Sparkline';
import { TrendMark } from '@/ui/TrendMark';
import styles from './MachineTiles.module.css';

export function MachineTiles({ machines }: { machines: Machine[] }) {
  return (
    <ul className={styles.tiles}>
      {machines.map((machine) => (
        <MachineTile key={machine.asset_id} machine={machine} />
      ))}
    </ul>
  );
}

function MachineTile({ machine }: { machine: Machine }) {
  const text = useText();
  return (
    <li className={styles.tile} data-state={machine.state}>
      <div className={styles.head}>
        <div className={styles.names}>
          <Link to="/assets/$assetId" params={{ assetId: machine.asset_id }} className={styles.name}>
            {machine.name}
          </Link>
          <span className={styles.place}>
            {machine.tag} · {machine.site_name}
          </span>
        </div>
        <AssetStateMark state={machine.state} />
      </div>
      {machine.headline ? (
        <HeadlineValue headline={machine.headline} />
      ) : (
        <p className={styles.nothing}>{text('overview.no_value')}</p>
      )}
      {machine.open_work_order_id && (
        <Link
          to="/work-orders/$workOrderId"
          params={{ workOrderId: machine.open_work_order_id }}
          className={styles.order}
          aria-label={text('overview.open_order_of', { name: machine.name })}
        >
          {text('overview.open_order')}
        </Link>
      )}
    </li>
  );
}

function HeadlineValue({ headline }: { headline: Headline }) {
  const reading = useLiveReading(headline.point_id, headline);
  return (
    <div className={styles.headline}>
      <div className={styles.value}>
        <span className={styles.point}>{headline.name}</span>
        <span className={styles.now}>
          <Quantity value={reading?.value} unit={headline.unit} quality={reading?.quality} size="big" />
          <TrendMark values={headline.trend} />
        </span>
        <span className="faint">{reading && <Age at={reading.at} />}</span>
      </div>
      <div className={styles.course}>
        <Sparkline values={headline.trend} />
      </div>
    </div>
  );
}

export function TilesSkeleton() {
  return (
    <div className={styles.tiles} aria-hidden="true">
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} height={156} radius={8} />
      ))}
    </div>
  );
}
