// The week as rows of days with any number of windows each, and the holidays as days.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { setWorkingHours, workingHoursQuery } from '@/api/branches';
import type { WorkingHours } from '@/api/contract';
import { Problem } from '@/api/problem';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import formStyles from '@/ui/Form.module.css';
import { announce } from '@/ui/announcements';
import { ListOf } from '@/ui/ListOf';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { DayRow } from './DayRow';
import { placeOf, WEEKDAYS, weekOf, windowsOf } from './weekDraft';
import styles from './WorkingHoursPage.module.css';

export function WorkingHoursForm({ branchId, hours }: { branchId: string; hours: WorkingHours }) {
  const text = useText();
  const queries = useQueryClient();
  const mayChange = useMay('branch.write');
  const [week, setWeek] = useState(() => weekOf(hours.windows));
  const [holidays, setHolidays] = useState(hours.holidays);
  const saving = useMutation({
    mutationFn: () =>
      setWorkingHours(branchId, hours, { windows: windowsOf(week), holidays: holidays.filter((day) => day !== '') }),
    onSuccess: (saved) => {
      announce(text('hours.saved'));
      queries.setQueryData(workingHoursQuery(branchId).queryKey, saved);
    },
  });
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const edit = <Value,>(set: (value: Value) => void) => (value: Value) => {
    if (saving.error) saving.reset();
    set(value);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.mutate();
  };
  const retry = () => {
    saving.reset();
    void queries.invalidateQueries({ queryKey: ['working-hours', branchId] });
  };
  return (
    <form onSubmit={submit}>
      <fieldset className={formStyles.form} disabled={!mayChange}>
        <Panel title={text('hours.week')} aside={text('hours.night_words')}>
          <ul className={styles.days}>
            {WEEKDAYS.map((day) => (
              <DayRow
                key={day}
                day={day}
                windows={week[day]}
                errorOf={(number) => faultOf(problem, `windows.${placeOf(week, day, number)}`)}
                onChange={edit((windows) => setWeek({ ...week, [day]: windows }))}
              />
            ))}
          </ul>
          {problem?.about('windows') && <p className={styles.error}>{problem.about('windows')}</p>}
        </Panel>
        <ListOf
          title={text('hours.holidays')}
          rows={holidays}
          empty=""
          error={problem?.about('holidays')}
          onChange={edit(setHolidays)}
          row={(day, set, place) => (
            <TextInput
              type="date"
              aria-label={text('hours.holiday', { number: place + 1 })}
              required
              value={day}
              error={faultOf(problem, `holidays.${place}`)}
              onChange={(event) => set(event.currentTarget.value)}
            />
          )}
        />
        {saving.error && <ProblemNotice error={saving.error} onRetry={problem?.isConflictOfVersions ? retry : undefined} />}
        {mayChange && (
          <div className={formStyles.buttons}>
            <Button type="submit" loading={saving.isPending}>
              {text('technician.save')}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}

/** What was said about a place of a list, or about one of its fields. */
function faultOf(problem: Problem | undefined, place: string): string | undefined {
  return problem?.fields.find((one) => one.field === place || one.field.startsWith(`${place}.`))?.message;
}
