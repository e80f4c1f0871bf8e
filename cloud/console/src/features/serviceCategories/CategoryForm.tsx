// The fields of a kind of job: what it asks for, its steps, and what proves that it is done.
import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { NewServiceCategory, ServiceCategory } from '@/api/contract';
import { Problem } from '@/api/problem';
import { FAILURE_MODES } from '@/features/alarms/failureModes';
import { decimalOf } from '@/features/inventory/amounts';
import { KnownWords, useKnownWords } from '@/features/technicians/KnownWords';
import { textOfCode, useText } from '@/i18n/useText';
import { DurationField } from '@/ui/DurationField';
import formStyles from '@/ui/Form.module.css';
import { ListOf } from '@/ui/ListOf';
import { Panel } from '@/ui/Panel';
import { PartChoice, type ChosenPart } from '@/ui/PartChoice';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './CategoryForm.module.css';
import { Policy } from './Policy';
import { withKeys, withoutKeys } from './stepDrafts';
import { StepsEditor } from './StepsEditor';

const LEVELS = ['1', '2', '3', '4', '5'];
const USUAL_MINUTES = 90;

interface CategoryFormProps {
  category?: ServiceCategory;
  error: Error | null;
  isBusy: boolean;
  isReadOnly: boolean;
  onChange: () => void;
  onReload?: () => void;
  onSave: (fields: NewServiceCategory) => void;
}

export function CategoryForm({ category, error, isBusy, isReadOnly, onChange, onReload, onSave }: CategoryFormProps) {
  const text = useText();
  const known = useKnownWords();
  const [draft, setDraft] = useState(() => draftOf(category));
  const [steps, setSteps] = useState(() => withKeys(category?.steps ?? []));
  const [parts, setParts] = useState<NeededDraft[]>(() =>
    (category?.parts ?? []).map(({ quantity, ...part }) => ({ part: { ...part, id: part.number }, quantity })),
  );
  const set = (changes: Partial<typeof draft>) => {
    onChange();
    setDraft((before) => ({ ...before, ...changes }));
  };
  const problem = error instanceof Problem ? error : undefined;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave({
      ...draft,
      required_skills: draft.required_skills.filter((one) => one.skill.trim() !== ''),
      required_certificates: draft.required_certificates.filter((one) => one.trim() !== ''),
      parts: parts.flatMap(({ part, quantity }) => (part ? [{ number: part.number, quantity: decimalOf(quantity) ?? quantity }] : [])),
      steps: withoutKeys(steps),
    });
  };
  return (
    <form onSubmit={submit}>
      <KnownWords known={known} />
      <fieldset className={formStyles.form} disabled={isReadOnly}>
        <Panel>
          <div className={formStyles.fields}>
            <TextInput
              label={text('field.name')}
              required
              maxLength={200}
              value={draft.name}
              error={problem?.about('name')}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <DurationField
              label={text('kinds.duration')}
              minutes={draft.duration_minutes}
              error={problem?.about('duration_minutes')}
              onChange={(minutes) => set({ duration_minutes: minutes })}
            />
          </div>
          <Checkbox.Group
            className={styles.faults}
            label={text('kinds.failure_modes')}
            description={text('kinds.failure_modes_words')}
            value={draft.failure_modes}
            error={problem?.about('failure_modes')}
            onChange={(modes) => set({ failure_modes: modes })}
          >
            <div className={styles.choices}>
              {[...new Set([...FAILURE_MODES, ...draft.failure_modes])].map((mode) => (
                <Checkbox key={mode} value={mode} label={textOfCode('failure_mode', mode)} />
              ))}
            </div>
          </Checkbox.Group>
        </Panel>
        <ListOf
          title={text('technician.skills')}
          rows={draft.required_skills}
          empty={{ skill: '', level: 3 }}
          error={problem?.about('required_skills')}
          onChange={(rows) => set({ required_skills: rows })}
          row={(one, change) => (
            <>
              <TextInput label={text('technician.skill')} list={known.skillsId} maxLength={60} value={one.skill} onChange={(event) => change({ ...one, skill: event.currentTarget.value })} />
              <NativeSelect label={text('kinds.level')} value={String(one.level)} data={LEVELS} onChange={(event) => change({ ...one, level: Number(event.currentTarget.value) })} />
            </>
          )}
        />
        <ListOf
          title={text('technician.certificates')}
          rows={draft.required_certificates}
          empty=""
          error={problem?.about('required_certificates')}
          onChange={(rows) => set({ required_certificates: rows })}
          row={(one, change) => (
            <TextInput label={text('technician.certificate')} list={known.certificatesId} maxLength={200} value={one} onChange={(event) => change(event.currentTarget.value)} />
          )}
        />
        <ListOf
          title={text('parts.title')}
          rows={parts}
          empty={{ part: null, quantity: '1' }}
          error={problem?.about('parts')}
          onChange={(rows) => {
            onChange();
            setParts(rows);
          }}
          row={(one, change) => (
            <>
              <PartChoice label={text('parts.part')} value={one.part} onChange={(part) => change({ ...one, part })} />
              <TextInput label={text('parts.quantity')} inputMode="decimal" value={one.quantity} onChange={(event) => change({ ...one, quantity: event.currentTarget.value })} />
            </>
          )}
        />
        <StepsEditor
          steps={steps}
          problem={problem}
          onChange={(changed) => {
            onChange();
            setSteps(changed);
          }}
        />
        <Policy policy={draft} problem={problem} onChange={set} />
        {error && <ProblemNotice error={error} onRetry={problem?.isConflictOfVersions ? onReload : undefined} />}
        {!isReadOnly && (
          <div className={formStyles.buttons}>
            <Button type="submit" loading={isBusy}>
              {text('technician.save')}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}

interface NeededDraft {
  part: ChosenPart | null;
  quantity: string;
}

function draftOf(category: ServiceCategory | undefined) {
  return {
    name: category?.name ?? '',
    failure_modes: category?.failure_modes ?? [],
    required_skills: category?.required_skills ?? [],
    required_certificates: category?.required_certificates ?? [],
    duration_minutes: category?.duration_minutes ?? USUAL_MINUTES,
    photo_count: category?.photo_count ?? 0,
    needs_signature: category?.needs_signature ?? false,
    radius_m: category?.radius_m ?? 0,
    verification_minutes: category?.verification_minutes ?? 0,
  };
}
