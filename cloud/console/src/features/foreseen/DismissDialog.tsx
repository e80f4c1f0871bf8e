// Asks why nobody needs to go there: the answer is kept as what the forecast was worth.
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { dismissVisit } from '@/api/foreseen';
import type { Verdict, VisitProposal } from '@/api/contract';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Dialog } from '@/ui/Dialog';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Foreseen.module.css';

const VERDICTS: Verdict[] = ['no_fault', 'known', 'sensor_fault', 'planned', 'other'];

export function DismissDialog({ proposal, onClose }: { proposal: VisitProposal; onClose: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const reload = () => queries.invalidateQueries({ queryKey: ['foreseen'] });
  const dismissing = useMutation({
    mutationFn: ({ verdict, note }: { verdict: Verdict; note: string }) => dismissVisit(proposal, verdict, note),
    onSuccess: async () => {
      announce(text('foreseen.dismissed', { name: proposal.asset_name }));
      onClose();
      await reload();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const verdict = VERDICTS.find((one) => one === form.get('verdict')) ?? 'other';
    dismissing.mutate({ verdict, note: String(form.get('note')) });
  };
  return (
    <Dialog title={text('foreseen.dismiss_title', { name: proposal.asset_name })} onClose={onClose}>
      <form onSubmit={submit} className={styles.form}>
        <p className="quiet">{text('foreseen.dismiss_words')}</p>
        <NativeSelect
          name="verdict"
          label={text('foreseen.verdict')}
          data={VERDICTS.map((value) => ({ value, label: text(`verdict.${value}`) }))}
          autoFocus
        />
        <Textarea name="note" label={`${text('foreseen.note')} (${text('form.optional')})`} autosize minRows={2} maxLength={500} />
        {dismissing.error && (
          <ProblemNotice
            error={dismissing.error}
            onRetry={() => {
              onClose();
              void reload();
            }}
          />
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {text('form.cancel')}
          </Button>
          <Button type="submit" loading={dismissing.isPending}>
            {text('foreseen.dismiss')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
