// Edge agents: enrolment, liveness and the configuration they are to apply.
import { queryOptions } from '@tanstack/react-query';
import { attempt, bodyOf, client, ifMatch } from './client';
import type { Configuration, ConfigurationDocument, EnrolledGateway, Gateway, LogLine, Page } from './contract';

export function gatewaysQuery(branchId?: string) {
  return queryOptions({
    queryKey: ['gateways', 'list', branchId ?? 'all'],
    queryFn: () =>
      bodyOf<Page<Gateway>>(client.GET('/api/v1/gateways', { params: { query: { branch_id: branchId, limit: 200 } } })),
    select: (page) => page.items,
  });
}

export function gatewayQuery(gatewayId: string) {
  return queryOptions({
    queryKey: ['gateways', 'one', gatewayId],
    queryFn: () =>
      bodyOf<Gateway>(client.GET('/api/v1/gateways/{gateway_id}', { params: { path: { gateway_id: gatewayId } } })),
  });
}

export function gatewayLogQuery(gatewayId: string, limit: number) {
  return queryOptions({
    queryKey: ['gateways', 'log', gatewayId],
    queryFn: () =>
      bodyOf<Page<LogLine>>(
        client.GET('/api/v1/gateways/{gateway_id}/log', { params: { path: { gateway_id: gatewayId }, query: { limit } } }),
      ),
    select: (page) => page.items,
  });
}

export function enrolGateway(gateway: { name: string; branch_id: string }): Promise<EnrolledGateway> {
  return bodyOf<EnrolledGateway>(
    client.POST('/api/v1/gateways', { body: gateway, headers: attempt() }),
  );
}

export function configurationQuery(gatewayId: string) {
  return queryOptions({
    queryKey: ['gateways', 'configuration', gatewayId],
    queryFn: () =>
      bodyOf<Configuration>(
        client.GET('/api/v1/gateways/{gateway_id}/configuration', { params: { path: { gateway_id: gatewayId } } }),
      ),
  });
}

export function putConfiguration(gatewayId: string, seen: number, document: ConfigurationDocument): Promise<Configuration> {
  return bodyOf<Configuration>(
    client.PUT('/api/v1/gateways/{gateway_id}/configuration', {
      body: { document },
      params: { path: { gateway_id: gatewayId } },
      headers: ifMatch(seen),
    }),
  );
}
