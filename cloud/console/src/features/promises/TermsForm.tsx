// The terms of one priority.
import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { setTerms } from '@/api/branches';
import type { BranchTerms, NewTerms } from '@/api/contract';
import { Problem } from '@/api/problem';
import { useMay } from '@/features/shell/useMay';
import { HOLD_REASONS } from '@/features/workOrders/holdReason';
import { textOfCode, useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { DurationField } from '@/ui/DurationField';
import { PriorityMark } from '@/ui/OrderMarks';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './PromisesPage.module.css';

const TARGETS = ['respond', 'arrive', 'resolve'] as const;

export function TermsForm({ branchId, terms }: { branchId: string; terms: BranchTerms }) {
  const text = useText();
  const queries = useQueryClient();
  const mayChange = useMay('sla.write');
  const [draft, setDraft] = useState<NewTerms>(() => draftOf(terms));
  const reload = () => queries.invalidateQueries({ queryKey: ['terms', branchId] });
  const saving = useMutation({
    mutationFn: () => setTerms(branchId, terms, draft),
    onSuccess: async () => {
      announce(text('terms.saved', { priority: text(`priority.${terms.priority}`) }));
      await reload();
    },
  });
  const set = (changes: Partial<NewTerms>) => {
    if (saving.error) saving.reset();
    setDraft((before) => ({ ...before, ...changes }));
  };
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.mutate();
  };
  const retry = () => {
    saving.reset();
    void reload();
  };
  return (
    <Panel title={<PriorityMark priority={terms.priority} />} aside={terms.version === 0 && text('terms.usual')}>
      <form onSubmit={submit}>
        <fieldset className={styles.form} disabled={!mayChange}>
          <div className={styles.targets}>
            {TARGETS.map((target) => (
              <DurationField
                key={target}
                label={text(`promise.${target}`)}
                minutes={draft[`${target}_minutes`]}
                error={problem?.about(`${target}_minutes`)}
                onChange={(minutes) => set({ [`${target}_minutes`]: minutes })}
              />
            ))}
          </div>
          <SegmentedControl
            className={styles.clock}
            aria-label={text('terms.clock')}
            disabled={!mayChange}
            value={draft.is_around_the_clock ? 'always' : 'hours'}
            onChange={(value) => set({ is_around_the_clock: value === 'always' })}
            data={[
              { value: 'hours', label: text('terms.working_hours') },
              { value: 'always', label: text('terms.around_the_clock') },
            ]}
          />
          <Checkbox.Group
            label={text('terms.pauses')}
            description={text('terms.pauses_words')}
            value={draft.pauses_on}
            error={problem?.about('pauses_on')}
            onChange={(reasons) => set({ pauses_on: HOLD_REASONS.filter((one) => reasons.includes(one)) })}
          >
            <div className={styles.reasons}>
              {HOLD_REASONS.map((reason) => (
                <Checkbox key={reason} value={reason} label={textOfCode('hold_reason', reason)} />
              ))}
            </div>
          </Checkbox.Group>
          {saving.error && <ProblemNotice error={saving.error} onRetry={problem?.isConflictOfVersions ? retry : undefined} />}
          {mayChange && (
            <div className={styles.buttons}>
              <Button type="submit" variant="default" loading={saving.isPending}>
                {text('terms.save', { priority: text(`priority.${terms.priority}`) })}
              </Button>
            </div>
          )}
        </fieldset>
      </form>
    </Panel>
  );
}

function draftOf(terms: BranchTerms): NewTerms {
  const { respond_minutes, arrive_minutes, resolve_minutes, is_around_the_clock, pauses_on } = terms;
  return {
    respond_minutes,
    arrive_minutes,
    resolve_minutes,
    is_around_the_clock,
    pauses_on: HOLD_REASONS.filter((one) => pauses_on.includes(one)),
  };
}
