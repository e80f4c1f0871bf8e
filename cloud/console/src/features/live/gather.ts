// Gathers what comes in bursts: the first is acted on at once, those that follow soon together.

export interface Gathering<Item> {
  add: (item: Item) => void;
  stop: () => void;
}

interface GatherOptions<Item> {
  firstMs: number;
  thenMs: number;
  act: (items: Item[]) => void;
}

/** Equal items (as JSON) are acted on once. */
export function gather<Item>({ firstMs, thenMs, act }: GatherOptions<Item>): Gathering<Item> {
  const waiting = new Map<string, Item>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let actedAt = -Infinity;
  const flush = () => {
    timer = undefined;
    actedAt = performance.now();
    const items = [...waiting.values()];
    waiting.clear();
    act(items);
  };
  return {
    add(item) {
      waiting.set(JSON.stringify(item), item);
      timer ??= setTimeout(flush, performance.now() - actedAt > thenMs ? firstMs : thenMs);
    },
    stop() {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
