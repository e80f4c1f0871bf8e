// Keeps what is on the screen true: changes make queries stale, telemetry moves the values.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listenLive, type Connection } from './liveStream';
import { liveValues } from './liveValues';
import { staleAfter } from './staleAfter';

/** Many changes come together (one alarm opens an incident and an order): ask once for all of them. */
const GATHER_MS = 150;

export function useLiveUpdates(): Connection {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => {
    const refresher = gatherRefreshes(queries);
    const stop = listenLive({
      onConnection: setConnection,
      onTelemetry: (telemetry) => liveValues.take(telemetry.points),
      onChange: (change) => refresher.refresh(staleAfter(change)),
      onFreshStart: () => refresher.refresh('everything'),
    });
    return () => {
      stop();
      refresher.stop();
    };
  }, [queries]);
  return connection;
}

function gatherRefreshes(queries: QueryClient) {
  const families = new Map<string, readonly unknown[]>();
  let isEverything = false;
  let timer: number | undefined;
  const flush = () => {
    timer = undefined;
    if (isEverything) void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    else families.forEach((queryKey) => void queries.invalidateQueries({ queryKey }));
    families.clear();
    isEverything = false;
  };
  return {
    refresh(keys: ReturnType<typeof staleAfter>) {
      if (keys === 'everything') isEverything = true;
      else keys.forEach((key) => families.set(JSON.stringify(key), key));
      timer ??= window.setTimeout(flush, GATHER_MS);
    },
    stop() {
      window.clearTimeout(timer);
    },
  };
}
