// Chooses one part by typing a piece of its number or name.
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Part } from '@/api/contract';
import { partChoicesQuery } from '@/api/inventory';
import { useText } from '@/i18n/useText';

export type ChosenPart = Pick<Part, 'id' | 'number' | 'name' | 'unit'>;

interface PartChoiceProps {
  label: string;
  value: ChosenPart | null;
  error?: string | undefined;
  isInDialog?: boolean;
  onChange: (part: ChosenPart | null) => void;
}

export function PartChoice({ label, value, error, isInDialog = false, onChange }: PartChoiceProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const isTyping = typed !== '' && typed !== (value && labelOf(value));
  const found = useQuery({ ...partChoicesQuery(isTyping ? typed : undefined), placeholderData: keepPreviousData });
  const choices: ChosenPart[] = found.data ?? [];
  const all = value && !choices.some((one) => one.number === value.number) ? [value, ...choices] : choices;
  return (
    <Select
      label={label}
      placeholder={text('parts.search')}
      searchable
      // What is drawn outside a dialog lies behind it.
      comboboxProps={{ withinPortal: !isInDialog }}
      value={value?.number ?? null}
      error={error}
      onChange={(number) => onChange(all.find((one) => one.number === number) ?? null)}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={text('parts.none_found')}
      data={all.map((one) => ({ value: one.number, label: labelOf(one) }))}
    />
  );
}

function labelOf(part: ChosenPart): string {
  return `${part.number} · ${part.name}`;
}
