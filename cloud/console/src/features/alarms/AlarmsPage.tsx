// The alarm inbox: what is abnormal, what is new, and what it has become.
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { alarmsQuery } from '@/api/alarms';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';
import { EmptyState } from '@/ui/EmptyState';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { SEVERITIES } from '@/ui/severity';
import { AlarmTable } from './AlarmTable';

const route = getRouteApi('/inside/alarms');
const STATES = ['active', 'unacknowledged', 'all'] as const;

export function AlarmsPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const { state = 'active', severity, asset } = route.useSearch();
  const navigate = route.useNavigate();
  const filters = { state, branch_id: branchId, asset_id: asset };
  const list = useInfiniteQuery(alarmsQuery(filters));
  return (
    <>
      <PageHeader title={text('alarms.title')} />
      <ListBar exported={{ path: '/api/v1/alarms', filters }}>
        <SegmentedControl
          aria-label={text('alarms.show')}
          value={state}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, state: STATES.find((one) => one === value) }), replace: true })
          }
          data={STATES.map((value) => ({ value, label: text(`alarms.${value}`) }))}
        />
        <NativeSelect
          aria-label={text('alarms.severity')}
          value={severity ?? ''}
          onChange={(event) => {
            const chosen = SEVERITIES.find((one) => one === event.currentTarget.value);
            void navigate({ search: (before) => ({ ...before, severity: chosen }), replace: true });
          }}
          data={[
            { value: '', label: text('alarms.any_severity') },
            ...SEVERITIES.map((value) => ({ value, label: text(`severity.${value}`) })),
          ]}
        />
      </ListBar>
      <ListBody list={list} empty={<NoAlarms state={state} />}>
        {(alarms) => {
          const shown = alarms.filter((alarm) => !severity || alarm.severity === severity);
          return shown.length > 0 ? <AlarmTable alarms={shown} /> : <NoAlarms state={state} />;
        }}
      </ListBody>
    </>
  );
}

function NoAlarms({ state }: { state: (typeof STATES)[number] }) {
  const text = useText();
  if (state === 'unacknowledged') {
    return <EmptyState icon="normal" title={text('alarms.empty_unacknowledged')}>{text('alarms.empty_words')}</EmptyState>;
  }
  if (state === 'all') {
    return <EmptyState icon="alarms" title={text('alarms.empty_all')}>{text('alarms.empty_all_words')}</EmptyState>;
  }
  return <EmptyState icon="normal" title={text('alarms.empty')}>{text('alarms.empty_words')}</EmptyState>;
}
