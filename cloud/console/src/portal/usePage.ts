// What the link shows, asked for again while the page is looked at; an order that moves is seen moving.
import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem } from '@/api/problem';
import { getPage, type PortalPage } from './service';

const ASK_AGAIN_MS = 15_000;
/** Somebody stands there with the phone in their hand. */
const WHILE_PAYING_MS = 3_000;
const AFTER_TROUBLE_MS = 60_000;

interface Shown {
  page: PortalPage | undefined;
  error: Error | undefined;
  show: (page: PortalPage) => void;
  reload: () => void;
}

export function usePage(onFirst: (page: PortalPage) => void): Shown {
  const [page, setPage] = useState<PortalPage>();
  const [error, setError] = useState<Error>();
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);
  const first = useRef<typeof onFirst | undefined>(onFirst);
  const asked = useRef(0);

  const load = useCallback(async () => {
    clearTimeout(again.current);
    const number = ++asked.current;
    let wait = ASK_AGAIN_MS;
    try {
      const arrived = await getPage();
      if (number !== asked.current) return; // a newer answer is on its way, or shown already
      first.current?.(arrived);
      first.current = undefined;
      setPage(arrived);
      setError(undefined);
      wait = pauseOf(arrived);
      if (arrived.kind === 'request') return; // a form does not change under somebody's fingers
    } catch (trouble) {
      if (number !== asked.current) return;
      setError(trouble as Error);
      if (isProblem(trouble, 404)) {
        setPage(undefined);
        return;
      }
      wait = AFTER_TROUBLE_MS;
    }
    again.current = setTimeout(() => void load(), wait);
  }, []);

  useEffect(() => {
    void load();
    const look = () => {
      if (document.visibilityState === 'hidden') clearTimeout(again.current);
      else void load();
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(again.current);
      document.removeEventListener('visibilitychange', look);
    };
  }, [load]);

  const show = (changed: PortalPage) => {
    asked.current++;
    setPage(changed);
    setError(undefined);
    clearTimeout(again.current);
    again.current = setTimeout(() => void load(), pauseOf(changed));
  };
  return { page, error, show, reload: () => void load() };
}

function pauseOf(page: PortalPage): number {
  return page.invoice?.request?.state === 'waiting' ? WHILE_PAYING_MS : ASK_AGAIN_MS;
}
