// Where one is signed in: each browser and phone, and the way to end them.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endOtherSessions, endSession, sessionsQuery } from '@/api/account';
import type { OwnSession } from '@/api/contract';
import { formatAge } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { RowsSkeleton } from '@/ui/ListBody';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useNow } from '@/ui/useNow';
import { nameOfBrowser } from './nameOfBrowser';
import styles from './Profile.module.css';

export function Sessions() {
  const text = useText();
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const onSuccess = () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const ending = useMutation({ mutationFn: endSession, onSuccess });
  const endingOthers = useMutation({ mutationFn: endOtherSessions, onSuccess });
  const problem = sessions.error ?? ending.error ?? endingOthers.error;
  const hasOthers = (sessions.data?.length ?? 0) > 1;
  return (
    <Panel
      title={text('sessions.title')}
      aside={
        hasOthers && (
          <Button variant="subtle" size="compact-sm" loading={endingOthers.isPending} onClick={() => endingOthers.mutate()}>
            {text('sessions.end_others')}
          </Button>
        )
      }
    >
      {problem && <ProblemNotice error={problem} onRetry={() => void sessions.refetch()} />}
      {!sessions.data && !problem && <RowsSkeleton rows={2} />}
      <ul className={styles.rows}>
        {sessions.data?.map((one) => (
          <Row
            key={one.id}
            session={one}
            isEnding={ending.isPending && ending.variables === one.id}
            onEnd={() => ending.mutate(one.id)}
          />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ session, isEnding, onEnd }: { session: OwnSession; isEnding: boolean; onEnd: () => void }) {
  const text = useText();
  const now = useNow();
  const name = nameOfBrowser(session.user_agent) || text('sessions.unknown');
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p>{session.is_phone ? text('sessions.phone', { name }) : name}</p>
        <p className="faint">
          {[session.address, textOfCode('sign_in_way', session.way), formatAge(session.last_used_at, now)].filter(Boolean).join(' · ')}
        </p>
      </div>
      {session.is_current ? (
        <span className="quiet">{text('sessions.this')}</span>
      ) : (
        <Button variant="default" size="xs" aria-label={text('sessions.end_this', { name })} loading={isEnding} onClick={onEnd}>
          {text('sessions.end')}
        </Button>
      )}
    </li>
  );
}
