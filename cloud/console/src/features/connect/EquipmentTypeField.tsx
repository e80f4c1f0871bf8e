// Which language the machine speaks: chosen from what the agent knows, typed while it has not said so.
import { NativeSelect, TextInput } from '@mantine/core';
import type { EquipmentKind } from '@/api/contract';
import { useText } from '@/i18n/useText';

interface EquipmentTypeFieldProps {
  kinds: EquipmentKind[];
  chosen: string | undefined;
  onChosen: (name: string) => void;
  error: string | undefined;
}

export function EquipmentTypeField({ kinds, chosen, onChosen, error }: EquipmentTypeFieldProps) {
  const text = useText();
  if (kinds.length > 0)
    return (
      <NativeSelect
        name="type"
        label={text('connect.equipment_type')}
        value={chosen}
        onChange={(event) => onChosen(event.currentTarget.value)}
        data={kinds.map((one) => ({ value: one.name, label: one.title }))}
        error={error}
      />
    );
  return (
    <TextInput
      name="type"
      required
      label={text('connect.equipment_type')}
      description={text('connect.equipment_type_words')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error}
    />
  );
}
