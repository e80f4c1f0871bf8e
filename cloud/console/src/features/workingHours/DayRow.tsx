// One day of the week with its windows.
import { Button, TextInput } from '@mantine/core';
import { textOfCode, useText } from '@/i18n/useText';
import { Icon } from '@/ui/Icon';
import { goesOverMidnight, nextWindow, type Weekday, type Window } from './weekDraft';
import styles from './WorkingHoursPage.module.css';

interface DayRowProps {
  day: Weekday;
  windows: Window[];
  errorOf: (number: number) => string | undefined;
  onChange: (windows: Window[]) => void;
}

export function DayRow({ day, windows, errorOf, onChange }: DayRowProps) {
  const text = useText();
  const name = textOfCode('weekday', day);
  const set = (number: number, window: Window) => onChange(windows.map((one, place) => (place === number ? window : one)));
  return (
    <li className={styles.day}>
      <span className={styles.name}>{name}</span>
      <div className={styles.windows}>
        {windows.length === 0 && <span className="quiet">{text('hours.closed')}</span>}
        {windows.map((window, number) => (
          <div key={number} className={styles.window}>
            <Time label={text('hours.opens', { day: name, number: number + 1 })} value={window.opens} onChange={(opens) => set(number, { ...window, opens })} />
            <span aria-hidden="true">–</span>
            <Time label={text('hours.closes', { day: name, number: number + 1 })} value={window.closes} onChange={(closes) => set(number, { ...window, closes })} />
            {goesOverMidnight(window) && <span className="faint">{text('hours.next_day')}</span>}
            <Button
              variant="subtle"
              className={styles.tool}
              aria-label={text('hours.remove', { day: name, number: number + 1 })}
              onClick={() => onChange(windows.filter((_, place) => place !== number))}
            >
              <Icon name="cross" />
            </Button>
            {errorOf(number) && <p className={styles.error}>{errorOf(number)}</p>}
          </div>
        ))}
      </div>
      <Button
        variant="subtle"
        className={styles.tool}
        aria-label={text('hours.add', { day: name })}
        onClick={() => onChange([...windows, nextWindow(windows)])}
      >
        <Icon name="plus" />
      </Button>
    </li>
  );
}

function Time({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextInput type="time" aria-label={label} required value={value} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
