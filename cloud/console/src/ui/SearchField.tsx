// A search that waits until the typing pauses.
import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Icon } from './Icon';

interface SearchFieldProps {
  label: string;
  value: string | undefined;
  onSearch: (value: string | undefined) => void;
}

const PAUSE_MS = 250;

export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  useEffect(() => {
    if (typed === (value ?? '')) return;
    const timer = window.setTimeout(() => onSearch(typed.trim() || undefined), PAUSE_MS);
    return () => window.clearTimeout(timer);
    // Only typing starts the pause; a new `onSearch` of a redrawn parent must not.
  }, [typed]);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<Icon name="search" />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}
