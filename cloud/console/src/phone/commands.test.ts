import { describe, expect, it } from 'vitest';
import { isOver, lackingOf, movesOf, withCommands, type Command, type Job } from './commands';

const step = {
  id: 's1', position: 1, title: 'Vibration', kind: 'number', unit: 'mm/s', low: null, high: 4.5, options: [],
  is_required: true, answer: null, is_out_of_limits: false,
} as const;

const job = {
  booking_id: 'b1', booking_status: 'working', steps: [step], parts: [], comments: [], photo_count: 0, needed_photos: 1,
  has_signature: false, needs_signature: true,
} as unknown as Job;

const about = { v: 1, id: 'c1', booking_id: 'b1', at: '2026-11-24T08:00:00Z' } as const;

describe('commands that wait', () => {
  it('are shown as done, in their order', () => {
    const commands: Command[] = [
      { ...about, kind: 'answer', step_id: 's1', answer: 6.2, note: '' },
      { ...about, kind: 'answer', step_id: 's1', answer: 2.8, note: '' },
      { ...about, kind: 'attach', file_id: 'f1', what: 'photo', caption: '', signed_by: '' },
      { ...about, kind: 'attach', file_id: 'f2', what: 'signature', caption: '', signed_by: 'Amina' },
      { ...about, kind: 'comment', text: 'New bearing' },
      { ...about, kind: 'complete', reason: '', place: null },
    ];

    const shown = withCommands(job, commands);

    expect(shown.steps[0]).toMatchObject({ answer: 2.8, is_out_of_limits: false });
    expect(lackingOf(shown)).toEqual([]);
    expect(shown.comments).toEqual(['New bearing']);
    expect([shown.booking_status, isOver(shown)]).toEqual(['completed', true]);
  });

  it('of another job change nothing', () => {
    expect(withCommands(job, [{ ...about, booking_id: 'b2', kind: 'complete', reason: '', place: null }])).toEqual(job);
  });

  it('name what lacks before the job is done', () => {
    expect(lackingOf(job)).toEqual(['Vibration', 'photo', 'signature']);
  });
});

describe('the next move', () => {
  it.each([
    ['scheduled', 'accept'],
    ['accepted', 'depart'],
    ['travelling', 'arrive'],
    ['on_site', 'start'],
    ['working', 'complete'],
    ['on_break', 'resume'],
  ])('from %s is %s', (status, kind) => {
    expect(movesOf({ ...job, booking_status: status })[0]?.kind).toBe(kind);
  });
});
