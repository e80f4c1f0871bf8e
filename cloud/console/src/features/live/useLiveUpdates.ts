// Keeps what is on the screen true: changes make queries stale, telemetry moves the values.
import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { gather } from './gather';
import { listenLive, type Connection } from './liveStream';
import { liveValues } from './liveValues';
import { staleAfter } from './staleAfter';

/** What changed is asked for first, what only mentions it a moment later: the answer people wait for comes alone. */
const SUBJECT = { firstMs: 0, thenMs: 250 };
const MENTIONS = { firstMs: 150, thenMs: 400 };

export function useLiveUpdates(): Connection {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => {
    const ask = (keys: QueryKey[]) => keys.forEach((queryKey) => void queries.invalidateQueries({ queryKey }));
    const subject = gather({ ...SUBJECT, act: ask });
    const mentions = gather({ ...MENTIONS, act: ask });
    const stop = listenLive({
      onConnection: (now) => {
        setConnection(now);
        // The stream may have ended because the session has.
        if (now === 'interrupted') void queries.invalidateQueries({ queryKey: ['session'] });
      },
      onTelemetry: (telemetry) => liveValues.take(telemetry.points),
      onFreshStart: () => askEverything(queries),
      onChange: (change) => {
        const stale = staleAfter(change);
        if (stale === 'everything') return askEverything(queries);
        stale.slice(0, 1).forEach(subject.add);
        stale.slice(1).forEach(mentions.add);
      },
    });
    return () => {
      stop();
      subject.stop();
      mentions.stop();
    };
  }, [queries]);
  return connection;
}

function askEverything(queries: QueryClient): void {
  void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
}
