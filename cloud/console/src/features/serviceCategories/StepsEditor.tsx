// The steps of a kind of job: added, removed, and put in order by dragging, by buttons, or by Alt and an arrow key.
import { Button } from '@mantine/core';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Icon } from '@/ui/Icon';
import { Panel } from '@/ui/Panel';
import { moved, newStep, type StepDraft } from './stepDrafts';
import { StepFields } from './StepFields';
import styles from './StepsEditor.module.css';

interface StepsEditorProps {
  steps: StepDraft[];
  problem: Problem | undefined;
  onChange: (steps: StepDraft[]) => void;
}

export function StepsEditor({ steps, problem, onChange }: StepsEditorProps) {
  const text = useText();
  const [dragged, setDragged] = useState<string | null>(null);
  const focused = useRef<HTMLElement | null>(null);
  // A row that is put elsewhere in the document loses the focus; who moves it by keys wants to go on.
  useLayoutEffect(() => {
    focused.current?.focus();
    focused.current = null;
  });
  const move = (step: StepDraft, to: number) => {
    const changed = moved(steps, step.key, to);
    if (changed.every((one, place) => one === steps[place])) return;
    focused.current = document.activeElement as HTMLElement;
    const place = changed.indexOf(step) + 1;
    announce(text('kinds.step_moved', { title: step.title || text('kinds.step_unnamed'), number: place, count: steps.length }));
    onChange(changed);
  };
  const press = (event: KeyboardEvent, step: StepDraft, place: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(step, event.key === 'ArrowUp' ? place - 1 : place + 1);
  };
  return (
    <Panel title={text('kinds.steps')} aside={steps.length > 1 && text('kinds.steps_keys')}>
      <ol className={styles.steps}>
        {steps.map((step, place) => (
          <li
            key={step.key}
            className={styles.step}
            data-dragged={dragged === step.key}
            onKeyDown={(event) => press(event, step, place)}
            onDragEnter={() => dragged && dragged !== step.key && onChange(moved(steps, dragged, place))}
            onDragOver={(event) => dragged && event.preventDefault()}
          >
            <span
              className={styles.handle}
              draggable
              aria-hidden="true"
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                setDragged(step.key);
              }}
              onDragEnd={() => setDragged(null)}
            >
              {place + 1}
            </span>
            <StepFields
              step={step}
              number={place + 1}
              problem={problem}
              onChange={(changed) => onChange(steps.map((one) => (one.key === step.key ? changed : one)))}
            />
            <div className={styles.tools}>
              <Tool icon="chevronUp" label={text('kinds.step_up', { number: place + 1 })} onClick={() => move(step, place - 1)} />
              <Tool icon="chevronDown" label={text('kinds.step_down', { number: place + 1 })} onClick={() => move(step, place + 1)} />
              <Tool
                icon="cross"
                label={text('kinds.step_remove', { number: place + 1 })}
                onClick={() => onChange(steps.filter((one) => one.key !== step.key))}
              />
            </div>
          </li>
        ))}
      </ol>
      {steps.length === 0 && <p className="quiet">{text('kinds.no_steps')}</p>}
      <Button
        className={styles.add}
        variant="default"
        size="compact-md"
        leftSection={<Icon name="plus" />}
        onClick={() => onChange([...steps, newStep()])}
      >
        {text('kinds.add_step')}
      </Button>
    </Panel>
  );
}

function Tool({ icon, label, onClick }: { icon: 'chevronUp' | 'chevronDown' | 'cross'; label: string; onClick: () => void }) {
  return (
    <Button variant="subtle" className={styles.tool} aria-label={label} onClick={onClick}>
      <Icon name={icon} />
    </Button>
  );
}
