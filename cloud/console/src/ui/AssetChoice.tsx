// Chooses one machine by typing a part of its name or tag.
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { assetChoicesQuery, assetQuery } from '@/api/assets';
import type { Asset } from '@/api/contract';
import { useText } from '@/i18n/useText';

interface AssetChoiceProps {
  label: string;
  description?: string;
  branchId?: string | undefined;
  value: string | null;
  isRequired?: boolean;
  error?: string | undefined;
  onChange: (assetId: string | null) => void;
}

export function AssetChoice({ label, description, branchId, value, isRequired = false, error, onChange }: AssetChoiceProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const chosen = useQuery({ ...assetQuery(value ?? ''), enabled: value !== null }).data;
  const isTyping = typed !== '' && typed !== (chosen && labelOf(chosen));
  const found = useQuery({
    ...assetChoicesQuery({ branch_id: branchId, q: isTyping ? typed : undefined }),
    placeholderData: keepPreviousData,
  });
  const choices = found.data ?? [];
  const all = chosen && !choices.some((asset) => asset.id === chosen.id) ? [chosen, ...choices] : choices;
  return (
    <Select
      label={label}
      description={description}
      placeholder={text('assets.search')}
      required={isRequired}
      searchable
      clearable={!isRequired}
      clearButtonProps={{ 'aria-label': text('form.clear') }}
      value={value}
      error={error}
      onChange={onChange}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={text('assets.none_found')}
      data={all.map((asset) => ({ value: asset.id, label: labelOf(asset) }))}
    />
  );
}

function labelOf(asset: Asset): string {
  return `${asset.name} · ${asset.tag} · ${asset.site_name}`;
}
