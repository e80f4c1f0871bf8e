// Whether this browser may be woken when something happens.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, bodyOf } from '@/api/client';
import { useText } from '@/i18n/useText';
import { canBeWoken, forgetThisBrowser, wakeThisBrowser, type PushDoor } from '@/push/subscription';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';

const WORKER = { script: '/console-worker.js', scope: '/' };

const door: PushDoor = {
  key: async () => (await bodyOf<{ key: string }>(client.GET('/api/v1/push/key'))).key,
  add: async (subscription) => {
    const { endpoint = '', keys } = subscription;
    const body = { endpoint, keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } };
    return (await bodyOf<{ id: string }>(client.POST('/api/v1/push/subscriptions', { body }))).id;
  },
  remove: async (id) => {
    await bodyOf(
      client.DELETE('/api/v1/push/subscriptions/{subscription_id}', { params: { path: { subscription_id: id } } }),
    );
  },
};

export function ThisBrowser() {
  const text = useText();
  const queries = useQueryClient();
  const state = useQuery({ queryKey: ['push', 'here'], queryFn: () => canBeWoken(WORKER), staleTime: Infinity }).data;
  const changing = useMutation({
    mutationFn: (isWanted: boolean) => (isWanted ? wakeThisBrowser(WORKER, door) : forgetThisBrowser(WORKER, door)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['push'] }),
  });
  if (!state) return null;
  return (
    <Panel title={text('push.here')}>
      {changing.error && <ProblemNotice error={changing.error} />}
      <p className="quiet" style={{ marginBottom: 10 }}>
        {text(`push.${state}`)}
      </p>
      {(state === 'possible' || state === 'on') && (
        <Button variant="default" loading={changing.isPending} onClick={() => changing.mutate(state !== 'on')}>
          {state === 'on' ? text('push.stop') : text('push.start')}
        </Button>
      )}
    </Panel>
  );
}
