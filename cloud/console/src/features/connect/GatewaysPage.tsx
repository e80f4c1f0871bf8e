// The edge agents: who is online, and whose signals wait for a machine.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Gateway } from '@/api/contract';
import { gatewaysQuery } from '@/api/gateways';
import { useBranchFilter, useBranchName } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useText, type Text } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { ListBar } from '@/ui/ListBar';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { GatewayStateMark } from './GatewayStateMark';

export function GatewaysPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const mayConnect = useMay('gateway.write');
  const { data: gateways, error, refetch } = useQuery(gatewaysQuery(branchId));
  const branchName = useBranchName();
  return (
    <>
      <PageHeader title={text('gateways.title')}>
        {gateways?.some((gateway) => gateway.pending_points > 0) && (
          <ButtonLink to="/gateways/waiting" variant="default">
            {text('waiting.title')}
          </ButtonLink>
        )}
        {mayConnect && <ButtonLink to="/connect">{text('connect.title')}</ButtonLink>}
      </PageHeader>
      <ListBar exported={{ path: '/api/v1/gateways', filters: { branch_id: branchId } }} />
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!gateways && !error && <RowsSkeleton />}
      {gateways?.length === 0 && (
        <EmptyState icon="agents" title={text('gateways.empty')}>
          {text('gateways.empty_words')}
        </EmptyState>
      )}
      {gateways && gateways.length > 0 && (
        <DataTable
          label={text('gateways.list')}
          columns={columns(text, branchName)}
          rows={gateways}
          keyOf={(gateway) => gateway.id}
          isAbnormal={(gateway) => gateway.state === 'offline'}
        />
      )}
    </>
  );
}

function columns(text: Text, branchName: (id: string) => string): Column<Gateway>[] {
  return [
    {
      key: 'name',
      head: text('field.name'),
      isMain: true,
      cell: (gateway) => (
        <Link to="/connect" search={{ gateway: gateway.id, step: gateway.state === 'never_seen' ? 'contact' : 'values' }}>
          {gateway.name}
        </Link>
      ),
    },
    { key: 'state', head: text('field.state'), cell: (gateway) => <GatewayStateMark state={gateway.state} /> },
    { key: 'branch', head: text('field.branch'), cell: (gateway) => branchName(gateway.branch_id) },
    {
      key: 'seen',
      head: text('field.last_seen'),
      cell: (gateway) => gateway.last_seen_at && <Age at={gateway.last_seen_at} />,
    },
    { key: 'version', head: text('field.version'), cell: (gateway) => gateway.agent_version },
    { key: 'configuration', head: text('field.configuration'), cell: (gateway) => appliedText(gateway, text) },
    {
      key: 'pending',
      head: text('field.pending'),
      cell: (gateway) =>
        gateway.pending_points > 0 && (
          <Link to="/connect" search={{ gateway: gateway.id, step: 'values' }}>
            {text('connect.pending', { count: gateway.pending_points })}
          </Link>
        ),
    },
  ];
}

function appliedText(gateway: Gateway, text: Text): string {
  const { desired_configuration: desired, reported_configuration: reported } = gateway;
  if (!desired) return '';
  return desired.hash === reported?.hash ? text('gateways.applied') : text('gateways.not_applied');
}
