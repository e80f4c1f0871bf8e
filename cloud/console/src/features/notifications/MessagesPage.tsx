// The log: every mail and push, and what became of it.
import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Message } from '@/api/contract';
import { messagesQuery } from '@/api/notifications';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { textOfCode, useText, type Text } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { Mark, type Tone } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';

const route = getRouteApi('/inside/settings/messages');
const WAYS = ['push', 'mail'] as const;
const TONES: Record<Message['state'], Tone> = { waiting: 'plain', sent: 'quiet', refused: 'medium', given_up: 'high' };

export function MessagesPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const { channel } = route.useSearch();
  const navigate = route.useNavigate();
  const filters = { branch_id: branchId, channel };
  const list = useInfiniteQuery(messagesQuery(filters));
  return (
    <>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('messages.title')} />
      <ListBar exported={{ path: '/api/v1/messages', filters }}>
        <NativeSelect
          aria-label={text('messages.way')}
          value={channel ?? ''}
          onChange={(event) => {
            const chosen = WAYS.find((one) => one === event.currentTarget.value);
            void navigate({ search: (before) => ({ ...before, channel: chosen }), replace: true });
          }}
          data={[{ value: '', label: text('messages.any_way') }, ...WAYS.map((value) => ({ value, label: text(`way.${value}`) }))]}
        />
      </ListBar>
      <ListBody list={list} empty={<EmptyState icon="inbox" title={text('messages.empty')}>{text('messages.empty_words')}</EmptyState>}>
        {(rows) => <DataTable label={text('messages.title')} columns={columns(text)} rows={rows} keyOf={(one) => one.id} />}
      </ListBody>
    </>
  );
}

function columns(text: Text): Column<Message>[] {
  return [
    { key: 'subject', head: text('messages.subject'), isMain: true, cell: (one) => one.subject },
    { key: 'address', head: text('messages.to'), cell: (one) => one.address },
    { key: 'channel', head: text('messages.way'), cell: (one) => text(`way.${one.channel}`) },
    {
      key: 'state',
      head: text('field.state'),
      cell: (one) => <Mark tone={TONES[one.state]}>{textOfCode('message_state', one.state)}</Mark>,
    },
    { key: 'reason', head: text('messages.reason'), cell: (one) => one.reason },
    { key: 'tries', head: text('messages.tries'), isNumber: true, cell: (one) => one.tries },
    { key: 'created_at', head: text('messages.made'), cell: (one) => <Age at={one.created_at} /> },
  ];
}
