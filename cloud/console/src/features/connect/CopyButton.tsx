// Copies words, and says that it did.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '@/i18n/useText';
import { Icon } from '@/ui/Icon';

const SHOWN_MS = 2000;

export function CopyButton({ words }: { words: string }) {
  const text = useText();
  const [isCopied, setCopied] = useState(false);
  // Without a secure origin there is no clipboard; the words can still be marked by hand.
  if (!('clipboard' in navigator)) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(words);
    setCopied(true);
    window.setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <Button variant="subtle" size="compact-sm" leftSection={<Icon name={isCopied ? 'tick' : 'copy'} />} onClick={() => void copy()}>
      {isCopied ? text('connect.copied') : text('connect.copy')}
    </Button>
  );
}
