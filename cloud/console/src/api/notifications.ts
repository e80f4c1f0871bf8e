// What you are told, how you want to be told, and what the service sent.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf, client, ifMatch } from './client';
import type { BranchEscalation, MailSettings, MailSettingsNow, Message, Notification, NotificationChoice, Page } from './contract';

export function notificationsQuery(isUnseen: boolean) {
  return infiniteQueryOptions({
    queryKey: ['notifications', 'list', isUnseen],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<Notification>>(
        client.GET('/api/v1/notifications', { params: { query: { is_unseen: isUnseen, cursor: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export const unseenQuery = queryOptions({
  queryKey: ['notifications', 'unseen'],
  queryFn: () => bodyOf<{ count: number }>(client.GET('/api/v1/notifications/unseen')),
  select: (answer) => answer.count,
});

export async function markSeen(notificationIds: string[] | null): Promise<void> {
  await bodyOf(client.POST('/api/v1/notifications/seen', { body: { notification_ids: notificationIds } }));
}

export const choicesQuery = queryOptions({
  queryKey: ['notifications', 'choices'],
  queryFn: () => bodyOf<Page<NotificationChoice>>(client.GET('/api/v1/notifications/choices')),
  select: (page) => page.items,
});

export async function choose(choice: Pick<NotificationChoice, 'kind' | 'channel'>, isOn: boolean): Promise<void> {
  await bodyOf(
    client.PUT('/api/v1/notifications/choices/{kind}/{channel}', {
      params: { path: { kind: choice.kind, channel: choice.channel } },
      body: { is_on: isOn },
    }),
  );
}

export function messagesQuery(filters: { branch_id: string | undefined; channel: 'push' | 'mail' | undefined }) {
  return infiniteQueryOptions({
    queryKey: ['messages', filters],
    queryFn: ({ pageParam }) =>
      bodyOf<Page<Message>>(client.GET('/api/v1/messages', { params: { query: { ...filters, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function escalationQuery(branchId: string) {
  return queryOptions({
    queryKey: ['escalation', branchId],
    queryFn: () =>
      bodyOf<BranchEscalation>(
        client.GET('/api/v1/branches/{branch_id}/escalation', { params: { path: { branch_id: branchId } } }),
      ),
  });
}

export function setEscalation(
  branchId: string,
  before: BranchEscalation,
  chain: { minutes: number; person_ids: string[] },
): Promise<BranchEscalation> {
  return bodyOf<BranchEscalation>(
    client.PUT('/api/v1/branches/{branch_id}/escalation', {
      params: { path: { branch_id: branchId } },
      body: chain,
      headers: ifMatch(before.version),
    }),
  );
}

export const mailQuery = queryOptions({
  queryKey: ['mail'],
  queryFn: () => bodyOf<MailSettingsNow>(client.GET('/api/v1/organisation/mail')),
});

export function setMail(before: MailSettingsNow, settings: MailSettings): Promise<MailSettingsNow> {
  return bodyOf<MailSettingsNow>(
    client.PUT('/api/v1/organisation/mail', { body: settings, headers: ifMatch(before.version) }),
  );
}

export async function sendTestMail(): Promise<void> {
  await bodyOf(client.POST('/api/v1/organisation/mail/test', { body: { to: '' } }));
}
