// One message that could not be taken in: why, what to do, its beginning, and taking it in after all.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { DeadLetterContent } from '@/api/contract';
import { deadLetterQuery, replayDeadLetter } from '@/api/deadLetters';
import { useMay } from '@/features/shell/useMay';
import { textOfCode, useText } from '@/i18n/useText';
import { Age } from '@/ui/Age';
import { announce } from '@/ui/announcements';
import { Facts } from '@/ui/Facts';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { LetterMark } from './LetterMark';
import styles from './DeadLetterPage.module.css';

const route = getRouteApi('/inside/settings/dead-letters/$letterId');

export function DeadLetterPage() {
  const text = useText();
  const queries = useQueryClient();
  const mayReplay = useMay('dead_letter.replay');
  const { letterId } = route.useParams();
  const { data: letter, error, refetch } = useQuery(deadLetterQuery(letterId));
  const replaying = useMutation({
    mutationFn: () => replayDeadLetter(letterId),
    onSuccess: () => {
      announce(text('dead_letters.asked'));
      return queries.invalidateQueries({ queryKey: ['dead-letters'] });
    },
  });
  if (error && !letter) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!letter) return <RowsSkeleton />;
  const isOpen = !letter.replayed_at && !letter.replay_asked_at;
  return (
    <div className={styles.page}>
      <PageHeader
        above={<Link to="/settings/dead-letters">{text('dead_letters.title')}</Link>}
        title={textOfCode('dead_letter_kind', letter.kind)}
        below={textOfCode('dead_letter_advice', letter.kind)}
      >
        {mayReplay && isOpen && (
          <Button loading={replaying.isPending} onClick={() => replaying.mutate()}>
            {text('dead_letters.replay')}
          </Button>
        )}
      </PageHeader>
      {replaying.error && <ProblemNotice error={replaying.error} />}
      <Panel>
        <What letter={letter} />
      </Panel>
      <Content title={text('dead_letters.text')} content={letter.text} letter={letter} />
      <Content title={text('dead_letters.hexdump')} content={letter.hexdump} letter={letter} />
    </div>
  );
}

function What({ letter }: { letter: DeadLetterContent }) {
  const text = useText();
  const gateway = letter.gateway_name && letter.gateway_id && (
    <Link to="/connect" search={{ gateway: letter.gateway_id, step: 'values' }}>
      {letter.gateway_name}
    </Link>
  );
  return (
    <Facts
      facts={[
        [text('field.state'), <LetterMark key="state" letter={letter} />],
        [text('dead_letters.refusal'), letter.replay_refusal && <span lang="en">{letter.replay_refusal}</span>],
        [text('dead_letters.received'), <Age key="age" at={letter.received_at} />],
        [text('dead_letters.from'), gateway ?? letter.gateway_id ?? text('dead_letters.nobody')],
        [text('dead_letters.in_detail'), <span key="reason" lang="en">{letter.reason}</span>],
        [text('dead_letters.records'), letter.first_seq !== null && `${letter.first_seq}–${letter.last_seq}`],
        [text('dead_letters.stream'), letter.stream_id],
        [text('dead_letters.topic'), letter.topic],
        [text('dead_letters.size'), text('dead_letters.bytes', { count: letter.size_bytes })],
      ]}
    />
  );
}

function Content({ title, content, letter }: { title: string; content: string; letter: DeadLetterContent }) {
  const text = useText();
  const isCut = letter.shown_bytes < letter.size_bytes;
  return (
    <Panel title={title} aside={isCut && text('dead_letters.first_bytes', { count: letter.shown_bytes })}>
      <pre className={styles.content} tabIndex={0} aria-label={title}>
        {content || text('dead_letters.nothing')}
      </pre>
    </Panel>
  );
}
