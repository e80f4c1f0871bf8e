// What edge agents sent and nobody could take in: since when, from whom, why.
import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { DeadLetter } from '@/api/contract';
import { deadLettersQuery } from '@/api/deadLetters';
import { gatewaysQuery } from '@/api/gateways';
import { textOfCode, useText, type Text } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { LetterMark } from './LetterMark';

const route = getRouteApi('/inside/settings/dead-letters');
const SHOWN = ['open', 'replayed', 'all'] as const;

export function DeadLettersPage() {
  const text = useText();
  const { show = 'open', gateway } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: gateways } = useQuery(gatewaysQuery());
  const filters = { gateway_id: gateway, state: show };
  const list = useInfiniteQuery(deadLettersQuery(filters));
  const known = gateways?.map((one) => ({ value: one.id, label: one.name })) ?? [];
  return (
    <>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('dead_letters.title')} />
      <ListBar exported={{ path: '/api/v1/dead-letters', filters }}>
        <NativeSelect
          aria-label={text('field.state')}
          value={show}
          onChange={(event) => {
            const chosen = SHOWN.find((one) => one === event.currentTarget.value);
            void navigate({ search: (before) => ({ ...before, show: chosen }), replace: true });
          }}
          data={SHOWN.map((value) => ({ value, label: text(`dead_letters.show_${value}`) }))}
        />
        <NativeSelect
          aria-label={text('dead_letters.from')}
          value={gateway ?? ''}
          onChange={(event) => {
            const chosen = event.currentTarget.value || undefined;
            void navigate({ search: (before) => ({ ...before, gateway: chosen }), replace: true });
          }}
          data={[{ value: '', label: text('dead_letters.any_gateway') }, ...known]}
        />
      </ListBar>
      <ListBody
        list={list}
        empty={
          <EmptyState icon="inbox" title={text('dead_letters.empty')}>
            {text('dead_letters.empty_words')}
          </EmptyState>
        }
      >
        {(rows) => (
          <DataTable label={text('dead_letters.title')} columns={columns(text)} rows={rows} keyOf={(one) => one.id} />
        )}
      </ListBody>
    </>
  );
}

function columns(text: Text): Column<DeadLetter>[] {
  return [
    {
      key: 'kind',
      head: text('dead_letters.reason'),
      isMain: true,
      cell: (one) => (
        <Link to="/settings/dead-letters/$letterId" params={{ letterId: one.id }}>
          {textOfCode('dead_letter_kind', one.kind)}
        </Link>
      ),
    },
    { key: 'from', head: text('dead_letters.from'), cell: (one) => one.gateway_name ?? text('dead_letters.nobody') },
    { key: 'received_at', head: text('dead_letters.received'), cell: (one) => <Age at={one.received_at} /> },
    { key: 'size', head: text('dead_letters.size'), isNumber: true, cell: (one) => text('dead_letters.bytes', { count: one.size_bytes }) },
    { key: 'state', head: text('field.state'), cell: (one) => <LetterMark letter={one} /> },
  ];
}
