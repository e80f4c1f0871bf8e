// The look: quiet greys, ink for actions, colour only for what is abnormal (ISA-101).
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const grey: MantineColorsTuple = [
  '#f7f8f8', '#eef0f0', '#e2e5e6', '#ced3d4', '#b1b8ba', '#8b9496', '#646e71', '#475053', '#2f3739', '#1d2224',
];

/** Mantine's dark scale runs from text to ground. */
const dark: MantineColorsTuple = [
  '#e4e8e9', '#b9c0c2', '#98a1a3', '#727b7e', '#4a5356', '#394144', '#272d2f', '#1f2426', '#171b1c', '#101314',
];

const ink: MantineColorsTuple = [
  '#f1f3f3', '#e2e6e7', '#c6cdcf', '#a7b1b4', '#8b979b', '#6b787c', '#4d595d', '#364145', '#262f32', '#171d1f',
];

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  luminanceThreshold: 0.4,
  colors: { gray: grey, dark, ink },
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", "DejaVu Sans Mono", monospace',
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
});
