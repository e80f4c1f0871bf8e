// Starts the customer's page: what the link in its address opens, in the customer's language.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { hasChosenLanguage, startLanguage } from '@/i18n/language';
import '@/ui/ground.css';
import '@/phone/phone.css';
import { App } from './App';
import './portal.css';

async function start(): Promise<void> {
  const isChosen = hasChosenLanguage();
  await startLanguage('portal');
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App isLanguageChosen={isChosen} />
    </StrictMode>,
  );
}

void start();
