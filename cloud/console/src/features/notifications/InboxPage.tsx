// What you are told, newest first; opening one is having seen it.
import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Notification } from '@/api/contract';
import { markSeen, notificationsQuery, unseenQuery } from '@/api/notifications';
import { useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { ListBody } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import styles from './InboxPage.module.css';

const route = getRouteApi('/inside/inbox');

export function InboxPage() {
  const text = useText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { show = 'unseen' } = route.useSearch();
  const list = useInfiniteQuery(notificationsQuery(show === 'unseen'));
  const count = useQuery(unseenQuery).data ?? 0;
  const seeing = useMutation({
    mutationFn: markSeen,
    onSettled: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const open = (one: Notification) => {
    if (!one.seen_at) seeing.mutate([one.id]);
    void navigate({ to: one.link });
  };
  return (
    <>
      <PageHeader title={text('inbox.title')}>
        <ButtonLink to="/inbox/choices" variant="default">
          {text('inbox.choices')}
        </ButtonLink>
      </PageHeader>
      <div className={styles.bar}>
        <SegmentedControl
          aria-label={text('inbox.show')}
          value={show}
          data={[
            { value: 'unseen', label: text('inbox.unseen') },
            { value: 'all', label: text('inbox.all') },
          ]}
          onChange={(value) => void navigate({ to: '.', search: { show: value === 'all' ? 'all' : undefined }, replace: true })}
        />
        <Button variant="default" disabled={count === 0} loading={seeing.isPending} onClick={() => seeing.mutate(null)}>
          {text('inbox.see_all')}
        </Button>
      </div>
      <ListBody list={list} empty={<EmptyState icon="normal" title={text('inbox.empty')}>{text('inbox.empty_words')}</EmptyState>}>
        {(rows) => (
          <ul className={styles.list}>
            {rows.map((one) => (
              <li key={one.id} data-new={!one.seen_at}>
                <a
                  href={one.link}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey) return;
                    event.preventDefault();
                    open(one);
                  }}
                >
                  <span className={styles.title}>
                    {!one.seen_at && <span className="only-heard">{text('inbox.new')} </span>}
                    {one.title}
                  </span>
                  <span className={styles.body}>{one.body}</span>
                </a>
                <span className={styles.age}>
                  <Age at={one.created_at} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </ListBody>
    </>
  );
}
