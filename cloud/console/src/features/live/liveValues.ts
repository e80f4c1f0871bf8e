// The newest value of each point on the screen, kept apart from the queries so that one value redraws one cell.
import { useSyncExternalStore } from 'react';
import type { Reading } from '@/api/contract';
import type { LiveReading } from './eventTypes';

export class LiveValues {
  private readonly readings = new Map<number, Reading>();
  private readonly listeners = new Map<number, Set<() => void>>();

  take(readings: LiveReading[]): void {
    for (const [pointId, value, atSeconds, quality] of readings) {
      const at = new Date(atSeconds * 1000).toISOString();
      const known = this.readings.get(pointId);
      if (known && Date.parse(known.at) > atSeconds * 1000) continue;
      this.readings.set(pointId, { value, at, quality });
      this.listeners.get(pointId)?.forEach((listener) => listener());
    }
  }

  of(pointId: number): Reading | undefined {
    return this.readings.get(pointId);
  }

  subscribe(pointId: number, listener: () => void): () => void {
    const listeners = this.listeners.get(pointId) ?? new Set();
    this.listeners.set(pointId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.listeners.delete(pointId);
    };
  }
}

export const liveValues = new LiveValues();

/** The newer of what the page was given and what has arrived since. */
export function newerOf(given: Reading | null | undefined, live: Reading | undefined): Reading | null {
  if (!live) return given ?? null;
  if (!given) return live;
  return Date.parse(live.at) >= Date.parse(given.at) ? live : given;
}

export function useLiveReading(pointId: number, given: Reading | null | undefined): Reading | null {
  const live = useSyncExternalStore(
    (listener) => liveValues.subscribe(pointId, listener),
    () => liveValues.of(pointId),
  );
  return newerOf(given, live);
}
