// What every form about money does when it is sent: it says what is wrong where it was typed, and what was done.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { Problem } from '@/api/problem';
import { announce } from '@/ui/announcements';

/** `done` is said, and the form closed, when the service has taken it. */
export function useMoneyForm(done: string, onClose: () => void) {
  const sending = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => {
      announce(done);
      onClose();
    },
    onSettled: useReadMoneyAgain(),
  });
  const problem = sending.error instanceof Problem ? sending.error : undefined;
  return {
    isBusy: sending.isPending,
    error: sending.error,
    isAboutFields: (problem?.fields.length ?? 0) > 0,
    about: (field: string) => problem?.about(field),
    submit: (event: SubmitEvent<HTMLFormElement>, act: (form: FormData) => Promise<unknown>) => {
      event.preventDefault();
      const form = new FormData(event.currentTarget);
      sending.mutate(() => act(form));
    },
  };
}

/** Money that moves changes the invoice and the payment. */
export function useReadMoneyAgain(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => Promise.all(['invoices', 'payments'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}
