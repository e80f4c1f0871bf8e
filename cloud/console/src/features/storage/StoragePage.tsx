// What storage holds: how much, how long, how fast it grows, and what waits.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Storage } from '@/api/contract';
import { storageQuery } from '@/api/storage';
import { formatBytes, formatCount } from '@/i18n/numbers';
import { formatDate } from '@/i18n/times';
import { textOfCode, useText, type Text } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { DataTable, type Column } from '@/ui/DataTable';
import { Facts } from '@/ui/Facts';
import { RowsSkeleton } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './StoragePage.module.css';

const SOON_MS = 30 * 86_400_000;

export function StoragePage() {
  const text = useText();
  const { data: storage, error, refetch } = useQuery(storageQuery);
  return (
    <>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('storage.title')} />
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!storage && !error && <RowsSkeleton />}
      {storage && (
        <div className={styles.parts}>
          <Panel title={text('storage.kept')} isFlush>
            <DataTable label={text('storage.kept')} columns={columns(text)} rows={storage.kept} keyOf={(one) => one.kind} />
          </Panel>
          <div className={styles.panels}>
            <Panel title={text('storage.room')}>
              <Facts facts={roomOf(storage, text)} />
            </Panel>
            <Panel title={text('storage.roll_ups')}>
              <div className={styles.lines}>
                <Facts
                  facts={[
                    [text('storage.waiting'), formatCount(storage.waiting_hours)],
                    [text('storage.oldest_waiting'), storage.oldest_waiting_at && <Age at={storage.oldest_waiting_at} />],
                  ]}
                />
                <p className="quiet">{text('storage.waiting_words')}</p>
              </div>
            </Panel>
            <Panel title={text('storage.server')}>
              <div className={styles.lines}>
                <Facts facts={serverOf(storage, text)} />
                {storage.default_rows > 0 && <p className="quiet">{text('storage.default_words')}</p>}
              </div>
            </Panel>
          </div>
        </div>
      )}
    </>
  );
}

function columns(text: Text): Column<Storage['kept'][number]>[] {
  return [
    { key: 'kind', head: text('storage.kind'), isMain: true, cell: (one) => textOfCode('storage_kind', one.kind) },
    { key: 'rows', head: text('storage.rows'), isNumber: true, cell: (one) => formatCount(one.rows) },
    { key: 'size', head: text('storage.size'), isNumber: true, cell: (one) => formatBytes(one.size_bytes) },
    {
      key: 'row',
      head: text('storage.bytes_a_row'),
      isNumber: true,
      cell: (one) => one.bytes_a_row !== null && formatCount(Math.round(one.bytes_a_row)),
    },
    { key: 'oldest', head: text('storage.oldest'), cell: (one) => one.oldest_at && <Age at={one.oldest_at} /> },
    { key: 'days', head: text('storage.kept_for'), isNumber: true, cell: (one) => text('storage.days', { count: one.kept_days }) },
  ];
}

type FactRows = Parameters<typeof Facts>[0]['facts'];

function roomOf(storage: Storage, text: Text): FactRows {
  const { growth_bytes_a_day: growth, disk_free_bytes: free, full_at: full } = storage;
  const isSoon = full !== null && Date.parse(full) - Date.now() < SOON_MS;
  // Without both figures nothing can be said; with them no day means that nothing grows.
  const noDay = growth === null ? 'storage.growth_unknown' : free === null ? 'storage.full_unknown' : 'storage.full_never';
  return [
    [text('storage.whole_size'), formatBytes(storage.database_bytes)],
    [text('storage.growth'), growth === null ? text('storage.growth_unknown') : formatBytes(growth)],
    [text('storage.free'), free === null ? text('storage.free_unknown') : formatBytes(free)],
    [
      text('storage.full'),
      full === null ? text(noDay) : <Mark tone={isSoon ? 'high' : 'plain'}>{formatDate(full)}</Mark>,
    ],
  ];
}

function serverOf(storage: Storage, text: Text): FactRows {
  return [
    [text('storage.database'), textOfCode('database', storage.tier)],
    ['PostgreSQL', storage.server_version],
    ['TimescaleDB', storage.timescaledb_version],
    [
      text('storage.default_rows'),
      storage.default_rows > 0 ? <Mark tone="medium">{formatCount(storage.default_rows)}</Mark> : text('storage.none'),
    ],
  ];
}
