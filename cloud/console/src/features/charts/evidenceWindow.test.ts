import { expect, test } from 'vitest';
import { evidenceWindow } from './evidenceWindow';

const OPENED = '2026-11-23T12:00:00Z';

test('a young event is watched live', () => {
  expect(evidenceWindow(OPENED, Date.parse(OPENED) + 60_000).kind).toBe('live');
});

test('an older event shows the time around its opening', () => {
  const choice = evidenceWindow(OPENED, Date.parse(OPENED) + 86_400_000);

  expect(choice).toEqual({ kind: 'fixed', from: Date.parse(OPENED) - 1_800_000, to: Date.parse(OPENED) + 1_200_000 });
});
