// Which days: a calendar period of the branch, or days of one's own.
import { NativeSelect } from '@mantine/core';
import { READY_PERIODS, type ReadyPeriod } from '@/api/figures';
import { textOfCode, useText } from '@/i18n/useText';
import styles from './Figures.module.css';

export interface PeriodSearch {
  period?: ReadyPeriod | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

interface PeriodChoiceProps extends PeriodSearch {
  /** The days that are shown, to begin one's own with. */
  shown: { from: string; to: string } | undefined;
  onChange: (search: PeriodSearch) => void;
}

const OWN = 'own';

export function PeriodChoice({ period, from, to, shown, onChange }: PeriodChoiceProps) {
  const text = useText();
  const isOwn = from !== undefined || to !== undefined;
  const choose = (value: string) => {
    if (value === OWN) onChange({ ...shown, period: undefined });
    else onChange({ period: READY_PERIODS.find((one) => one === value), from: undefined, to: undefined });
  };
  return (
    <div className={styles.period}>
      <NativeSelect
        aria-label={text('figures.period')}
        value={isOwn ? OWN : (period ?? 'this_month')}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[...READY_PERIODS, OWN].map((value) => ({ value, label: textOfCode('figures_period', value) }))}
      />
      {isOwn && (
        <>
          <input
            type="date"
            aria-label={text('figures.from')}
            value={from ?? ''}
            max={to}
            onChange={(event) => event.currentTarget.value && onChange({ from: event.currentTarget.value, to })}
          />
          <input
            type="date"
            aria-label={text('figures.to')}
            value={to ?? ''}
            min={from}
            onChange={(event) => event.currentTarget.value && onChange({ from, to: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  );
}
