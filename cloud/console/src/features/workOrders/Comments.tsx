// What people say to each other about an order.
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { WorkOrder } from '@/api/contract';
import { newId } from '@/api/newId';
import { addComment, commentsQuery } from '@/api/orderWork';
import { useMay } from '@/features/shell/useMay';
import { formatInstant } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Comments.module.css';

export function Comments({ order, timeZone }: { order: WorkOrder; timeZone: string | undefined }) {
  const text = useText();
  const queries = useQueryClient();
  const mayWrite = useMay('work_order.write');
  const [draft, setDraft] = useState({ id: newId(), text: '' });
  const { data, error } = useQuery(commentsQuery(order.id));
  const saying = useMutation({
    mutationFn: () => addComment(order.id, draft.id, draft.text.trim()),
    onSuccess: () => setDraft({ id: newId(), text: '' }),
    onSettled: () => queries.invalidateQueries({ queryKey: commentsQuery(order.id).queryKey }),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (draft.text.trim()) saying.mutate();
  };
  return (
    <Panel title={text('comments.title')}>
      {(error ?? saying.error) && <ProblemNotice error={(error ?? saying.error)!} onRetry={() => saying.reset()} />}
      <ul className={styles.list}>
        {data?.map((comment) => (
          <li key={comment.id}>
            <p className={styles.words}>{comment.text}</p>
            <span className="faint">
              {comment.person_name} · {formatInstant(comment.at, timeZone)}
            </span>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <form className={styles.form} onSubmit={send}>
          <Textarea
            aria-label={text('comments.write')}
            placeholder={text('comments.write')}
            autosize={false}
            rows={2}
            value={draft.text}
            maxLength={5000}
            onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
          />
          <Button type="submit" variant="default" size="compact-sm" loading={saying.isPending}>
            {text('comments.send')}
          </Button>
        </form>
      )}
    </Panel>
  );
}
