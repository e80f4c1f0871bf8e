// One stream of events for all tabs of a browser: the tab that holds the lock reads it and tells the others.
import { CHANGE_TYPES, type Change, type LiveTelemetry } from './eventTypes';

export type Connection = 'connecting' | 'live' | 'interrupted';

export interface LiveListener {
  onChange: (change: Change) => void;
  onTelemetry: (telemetry: LiveTelemetry) => void;
  onConnection: (connection: Connection) => void;
  /** A stream began whose past is unknown: what was read before may be stale. */
  onFreshStart: () => void;
}

type Message =
  | { kind: 'change'; change: Change }
  | { kind: 'telemetry'; telemetry: LiveTelemetry }
  | { kind: 'connection'; connection: Connection }
  | { kind: 'fresh' }
  | { kind: 'ask' };

const URL_OF_STREAM = '/api/v1/events/stream';
const NAME = 'mafundi.live';
/** A refused stream (a restart of the service, a proxy's error page) is closed by the browser for good. */
const REOPEN_MS = 3000;

/** Listen until the returned function is called. */
export function listenLive(listener: LiveListener): () => void {
  const channel = new BroadcastChannel(NAME);
  const ending = new AbortController();
  let last: Connection = 'connecting';

  const deliver = (message: Message) => {
    if (message.kind === 'change') listener.onChange(message.change);
    else if (message.kind === 'telemetry') listener.onTelemetry(message.telemetry);
    else if (message.kind === 'connection') listener.onConnection(message.connection);
    else if (message.kind === 'fresh') listener.onFreshStart();
  };
  const tellAll = (message: Message) => {
    if (message.kind === 'connection') last = message.connection;
    deliver(message);
    channel.postMessage(message);
  };

  let isLeader = false;
  channel.onmessage = (event: MessageEvent<Message>) => {
    if (event.data.kind === 'ask') {
      if (isLeader) channel.postMessage({ kind: 'connection', connection: last } satisfies Message);
    } else if (!isLeader) deliver(event.data);
  };
  channel.postMessage({ kind: 'ask' } satisfies Message);

  const lead = () => {
    isLeader = true;
    return readStream(tellAll, ending.signal);
  };
  // Locks need a secure origin; without them each tab reads for itself.
  if ('locks' in navigator) {
    navigator.locks.request(NAME, { signal: ending.signal }, lead).catch(() => undefined);
  } else void lead();

  return () => {
    ending.abort();
    channel.close();
  };
}

function readStream(tell: (message: Message) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined;
    let reopening: number | undefined;
    const open = () => {
      let isFirst = true;
      source = new EventSource(URL_OF_STREAM);
      source.onopen = () => {
        tell({ kind: 'connection', connection: 'live' });
        if (isFirst) tell({ kind: 'fresh' });
        isFirst = false;
      };
      source.onerror = () => {
        tell({ kind: 'connection', connection: 'interrupted' });
        if (source?.readyState === EventSource.CLOSED) reopening = window.setTimeout(open, REOPEN_MS);
      };
      for (const type of CHANGE_TYPES) {
        source.addEventListener(type, (event) => tell({ kind: 'change', change: JSON.parse(event.data) as Change }));
      }
      source.onmessage = (event) => tell({ kind: 'change', change: JSON.parse(event.data) as Change });
      source.addEventListener('telemetry', (event) =>
        tell({ kind: 'telemetry', telemetry: JSON.parse(event.data) as LiveTelemetry }),
      );
    };
    signal.addEventListener('abort', () => {
      window.clearTimeout(reopening);
      source?.close();
      resolve();
    });
    open();
  });
}
