// The stretch of time a chart shows: a preset that ends now, or a fixed one.

export const PRESETS = { '1h': 3600, '6h': 21_600, '24h': 86_400, '7d': 604_800, '30d': 2_592_000, '1y': 31_536_000 } as const;
export type Preset = keyof typeof PRESETS;

export const PRESET_NAMES = Object.keys(PRESETS) as Preset[];
export const DEFAULT_PRESET: Preset = '1h';

/** Either live (its end moves with the clock) or fixed; instants in epoch milliseconds. */
export type TimeChoice = { kind: 'live'; preset: Preset } | { kind: 'fixed'; from: number; to: number };

export interface TimeWindow {
  from: number;
  to: number;
}

/** Drawing more often than one pixel moves is for nothing. */
const STEPS = 1200;

export function choiceOf(search: { range?: Preset | undefined; from?: string | undefined; to?: string | undefined }): TimeChoice {
  const from = Date.parse(search.from ?? '');
  const to = Date.parse(search.to ?? '');
  if (to > from) return { kind: 'fixed', from, to };
  return { kind: 'live', preset: search.range ?? DEFAULT_PRESET };
}

export function windowOf(choice: TimeChoice, now: number): TimeWindow {
  if (choice.kind === 'fixed') return { from: choice.from, to: choice.to };
  const span = PRESETS[choice.preset] * 1000;
  const step = Math.max(1000, span / STEPS);
  const to = Math.ceil(now / step) * step;
  return { from: to - span, to };
}

/** The same choice has the same name, however late it is. */
export function nameOf(choice: TimeChoice): string {
  return choice.kind === 'live' ? choice.preset : `${choice.from}-${choice.to}`;
}

export function instantsOf(window: TimeWindow): { from: string; to: string } {
  return { from: new Date(window.from).toISOString(), to: new Date(window.to).toISOString() };
}

/** How often a live chart asks for its series again; between, the newest values are drawn as they arrive. */
export function refreshMs(choice: TimeChoice): number | false {
  return choice.kind === 'live' ? Math.max(15_000, (PRESETS[choice.preset] * 1000) / 500) : false;
}
