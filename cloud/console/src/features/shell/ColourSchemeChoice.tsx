// Light, dark, or as the device has it.
import { SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useText } from '@/i18n/useText';

const SCHEMES = ['auto', 'light', 'dark'] as const;

export function ColourSchemeChoice() {
  const text = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      fullWidth
      aria-label={text('shell.colour_scheme')}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as MantineColorScheme)}
      data={SCHEMES.map((value) => ({ value, label: text(`colour_scheme.${value}`) }))}
    />
  );
}
