// Chooses the stretch of time: a preset that follows the clock, or one's own.
import { SegmentedControl } from '@mantine/core';
import { useId, useState, type SubmitEvent } from 'react';
import { useText } from '@/i18n/useText';
import styles from './RangePicker.module.css';
import { PRESET_NAMES, windowOf, type Preset, type TimeChoice } from './timeWindow';

interface RangePickerProps {
  choice: TimeChoice;
  onChoice: (choice: TimeChoice) => void;
}

export function RangePicker({ choice, onChoice }: RangePickerProps) {
  const text = useText();
  const panel = useId();
  return (
    <div className={styles.picker}>
      <SegmentedControl
        size="xs"
        aria-label={text('chart.range')}
        value={choice.kind === 'live' ? choice.preset : ''}
        onChange={(value) => onChoice({ kind: 'live', preset: value as Preset })}
        data={PRESET_NAMES.map((value) => ({ value, label: text(`chart.range_${value}`) }))}
      />
      <button className={styles.own} popoverTarget={panel} data-chosen={choice.kind === 'fixed'}>
        {text('chart.own_range')}
      </button>
      <div id={panel} popover="auto" className={styles.panel}>
        <OwnRange choice={choice} onChoice={onChoice} onDone={() => document.getElementById(panel)?.hidePopover()} />
      </div>
    </div>
  );
}

function OwnRange({ choice, onChoice, onDone }: RangePickerProps & { onDone: () => void }) {
  const text = useText();
  const [isWrong, setWrong] = useState(false);
  const shown = windowOf(choice, Date.now());
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const from = Date.parse(String(form.get('from')));
    const to = Date.parse(String(form.get('to')));
    setWrong(!(to > from));
    if (!(to > from)) return;
    onChoice({ kind: 'fixed', from, to });
    onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} key={`${choice.kind}${shown.from > 0 && choice.kind === 'fixed' ? shown.from : ''}`}>
      <label>
        {text('chart.from')}
        <input type="datetime-local" name="from" required defaultValue={localInput(shown.from)} />
      </label>
      <label>
        {text('chart.to')}
        <input type="datetime-local" name="to" required defaultValue={localInput(shown.to)} />
      </label>
      {isWrong && <p role="alert">{text('chart.wrong_range')}</p>}
      <button type="submit" className={styles.own}>
        {text('chart.show')}
      </button>
    </form>
  );
}

/** The field knows only the clock of the device. */
function localInput(instant: number): string {
  const shift = new Date(instant).getTimezoneOffset() * 60_000;
  return new Date(instant - shift).toISOString().slice(0, 16);
}
