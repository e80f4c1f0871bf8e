// After going to another page the focus stands at its heading, where a screen reader goes on reading.
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

export function useFocusOnNewPage(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation) return;
        document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true });
      }),
    [router],
  );
}
