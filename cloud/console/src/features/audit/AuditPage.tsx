// Who did what, when and by which way; narrowed by the address, so that a link shows a colleague the same.
import { NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { auditKindsQuery, auditQuery } from '@/api/audit';
import type { AuditEntry } from '@/api/contract';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { textOfCode, useText, type Text } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { SearchField } from '@/ui/SearchField';
import { changesOf } from './changesOf';
import styles from './AuditPage.module.css';

const route = getRouteApi('/inside/settings/audit');

export function AuditPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const { kind, person, from, to, object } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: kinds } = useQuery(auditKindsQuery);
  const filters = {
    branch_id: branchId,
    object_kind: kind,
    object_id: object,
    person,
    since: from && startOf(from),
    until: to && startOf(to, 1),
  };
  const list = useInfiniteQuery(auditQuery(filters));
  const narrow = (change: { kind?: string; person?: string; from?: string; to?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <>
      <PageHeader
        above={<Link to="/settings">{text('settings.title')}</Link>}
        title={text('audit.title')}
        below={<span>{text('audit.chained_words')}</span>}
      />
      <ListBar exported={{ path: '/api/v1/audit', filters }}>
        <SearchField label={text('audit.person')} value={person} onSearch={(value) => narrow({ person: value })} />
        <NativeSelect
          aria-label={text('audit.kind')}
          value={kind ?? ''}
          onChange={(event) => narrow({ kind: event.currentTarget.value || undefined })}
          data={[{ value: '', label: text('audit.any_kind') }, ...(kinds ?? []).map((value) => ({ value, label: plain(value) }))]}
        />
        <TextInput
          type="date"
          aria-label={text('audit.from')}
          leftSection={<span className="faint">{text('audit.from_short')}</span>}
          leftSectionWidth={52}
          value={from ?? ''}
          onChange={(event) => narrow({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          aria-label={text('audit.to')}
          leftSection={<span className="faint">{text('audit.to_short')}</span>}
          leftSectionWidth={52}
          value={to ?? ''}
          onChange={(event) => narrow({ to: event.currentTarget.value || undefined })}
        />
      </ListBar>
      <ListBody list={list} empty={<EmptyState icon="rows" title={text('audit.empty')}>{text('audit.empty_words')}</EmptyState>}>
        {(rows) => <DataTable label={text('audit.title')} columns={columns(text)} rows={rows} keyOf={(one) => one.id} />}
      </ListBody>
    </>
  );
}

/** The day's beginning where the reader is, some days later, as an instant. */
function startOf(day: string, daysLater = 0): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  const at = new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + daysLater);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** `work_order.status_changed` as words; the service's own names are kept in the file. */
function plain(code: string): string {
  return code.replaceAll(/[._]/g, ' ');
}

function columns(text: Text): Column<AuditEntry>[] {
  return [
    { key: 'action', head: text('audit.action'), isMain: true, cell: (one) => plain(one.action) },
    {
      key: 'person',
      head: text('audit.person'),
      cell: (one) => one.person_name || <Mark tone="quiet">{text('audit.erased')}</Mark>,
    },
    { key: 'via', head: text('audit.via'), cell: (one) => textOfCode('audit_via', one.via) },
    { key: 'changes', head: text('audit.changes'), cell: (one) => <Changes entry={one} /> },
    { key: 'at', head: text('audit.at'), cell: (one) => <Age at={one.at} /> },
  ];
}

function Changes({ entry }: { entry: AuditEntry }) {
  const changes = changesOf(entry);
  if (changes.length === 0) return null;
  return (
    <dl className={styles.changes}>
      {changes.map((one) => (
        <div key={one.name}>
          <dt>{plain(one.name)}</dt>
          <dd>{one.before === undefined ? one.after : `${one.before} → ${one.after ?? '–'}`}</dd>
        </div>
      ))}
    </dl>
  );
}
