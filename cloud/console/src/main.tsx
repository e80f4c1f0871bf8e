// Starts the console: language first, then the router inside its providers.
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from './i18n/language';
import { queries } from './routes/queries';
import { router } from './routes/router';
import './ui/mantine.css';
import './ui/ground.css';
import { theme } from './ui/theme';
import { adoptTheme } from './ui/themeSheet';

const colourScheme = localStorageColorSchemeManager({ key: 'mafundi.colour-scheme' });

async function start(): Promise<void> {
  adoptTheme();
  await startLanguage('console');
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        colorSchemeManager={colourScheme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

void start();
