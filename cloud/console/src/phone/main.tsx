// Starts the phone page: its language, and the worker that lets it open without a network.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '@/i18n/language';
import '@/ui/ground.css';
import { App } from './App';
import { WORKER } from './service';
import './phone.css';

async function start(): Promise<void> {
  await startLanguage('phone');
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  // Only secure origins have workers; without one the page still works as long as there is a network.
  if ('serviceWorker' in navigator) await navigator.serviceWorker.register(WORKER.script, { scope: WORKER.scope });
}

void start();
