// Short words about what has just been done, shown for a moment and read aloud.

export interface Announcement {
  id: number;
  words: string;
}

const SHOWN_MS = 5000;

let current: Announcement | null = null;
let ending: number | undefined;
const listeners = new Set<() => void>();

export function announce(words: string): void {
  current = { id: (current?.id ?? 0) + 1, words };
  window.clearTimeout(ending);
  ending = window.setTimeout(() => change(null), SHOWN_MS);
  change(current);
}

export function currentAnnouncement(): Announcement | null {
  return current;
}

export function onAnnouncement(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(to: Announcement | null): void {
  current = to;
  listeners.forEach((listener) => listener());
}
