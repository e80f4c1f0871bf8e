// Chooses one customer by typing a part of the name, code or number.
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer } from '@/api/contract';
import { customerChoicesQuery, customerQuery } from '@/api/customers';
import { useText } from '@/i18n/useText';

interface CustomerChoiceProps {
  label: string;
  description?: string;
  value: string | null;
  error?: string | undefined;
  onChange: (customerId: string | null) => void;
}

export function CustomerChoice({ label, description, value, error, onChange }: CustomerChoiceProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const chosen = useQuery({ ...customerQuery(value ?? ''), enabled: value !== null }).data;
  const isTyping = typed !== '' && typed !== (chosen && labelOf(chosen));
  const found = useQuery({ ...customerChoicesQuery(isTyping ? typed : undefined), placeholderData: keepPreviousData });
  const choices = found.data ?? [];
  const all = chosen && !choices.some((one) => one.id === chosen.id) ? [chosen, ...choices] : choices;
  return (
    <Select
      label={label}
      description={description}
      placeholder={text('customers.search')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': text('form.clear') }}
      value={value}
      error={error}
      onChange={onChange}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={text('customers.none_found')}
      data={all.map((one) => ({ value: one.id, label: labelOf(one) }))}
    />
  );
}

function labelOf(customer: Customer): string {
  return customer.code ? `${customer.name} · ${customer.code}` : customer.name;
}
