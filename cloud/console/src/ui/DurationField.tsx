// A length of time as a number and its unit; what is kept is minutes.
import { Input, NativeSelect } from '@mantine/core';
import { useId, useState } from 'react';
import { useText } from '@/i18n/useText';
import styles from './DurationField.module.css';
import { MINUTES, minutesOf, type DurationUnit } from './durationMinutes';

interface DurationFieldProps {
  label: string;
  description?: string;
  minutes: number;
  error?: string | undefined;
  isDisabled?: boolean;
  onChange: (minutes: number) => void;
}

export function DurationField({ label, description, minutes, error, isDisabled = false, onChange }: DurationFieldProps) {
  const text = useText();
  const id = useId();
  const [unit, setUnit] = useState<DurationUnit>(minutes >= 60 && minutes % 60 === 0 ? 'hours' : 'minutes');
  const [typed, setTyped] = useState(String(minutes / MINUTES[unit]));
  const total = minutesOf(typed, unit);
  const take = (words: string, of: DurationUnit) => {
    setTyped(words);
    setUnit(of);
    const changed = minutesOf(words, of);
    if (changed !== null) onChange(changed);
  };
  return (
    <Input.Wrapper
      id={id}
      label={label}
      description={description}
      required
      error={total === null ? text('duration.needs_number') : error}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    >
      <div className={styles.pair}>
        <Input
          id={id}
          className={styles.number}
          inputMode="decimal"
          required
          // What is no number is not saved: the browser says so at the field.
          pattern="\s*[0-9]+([.,][0-9]+)?\s*"
          disabled={isDisabled}
          error={total === null || error !== undefined}
          value={typed}
          onChange={(event) => take(event.currentTarget.value, unit)}
        />
        <NativeSelect
          aria-label={text('duration.unit', { label })}
          value={unit}
          disabled={isDisabled}
          onChange={(event) => take(typed, event.currentTarget.value === 'hours' ? 'hours' : 'minutes')}
          data={[
            { value: 'minutes', label: text('duration.unit_minutes') },
            { value: 'hours', label: text('duration.unit_hours') },
          ]}
        />
      </div>
    </Input.Wrapper>
  );
}
