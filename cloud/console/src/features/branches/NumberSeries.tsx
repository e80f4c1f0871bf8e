// How far the numbers of documents have come, and where a series begins that goes on from another system.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { BranchDetails, SeriesStart } from '@/api/contract';
import { beginSeries, seriesQuery } from '@/api/organisation';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Dialog } from '@/ui/Dialog';
import { DialogButtons } from '@/ui/DialogButtons';
import formStyles from '@/ui/Form.module.css';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import rowStyles from '@/ui/Rows.module.css';

const KINDS = ['WO', 'INV', 'CN'] as const;

export function NumberSeries({ branch }: { branch: BranchDetails }) {
  const text = useText();
  const mayChange = useMay('branch.write');
  const [isAsking, setAsking] = useState(false);
  const { data: series } = useQuery(seriesQuery(branch.id));
  return (
    <Panel title={text('series.title')}>
      {series?.length === 0 && <p className="quiet">{text('series.empty')}</p>}
      <ul className={rowStyles.rows}>
        {series?.map((one) => (
          <li key={`${one.kind} ${one.year}`}>
            <span>{text('series.kind_of_year', { kind: text(`series.${one.kind}`), year: one.year })}</span>
            <span className="mono">{one.last_number}</span>
          </li>
        ))}
      </ul>
      {mayChange && (
        <Button variant="default" size="compact-sm" mt={12} onClick={() => setAsking(true)}>
          {text('series.begin')}
        </Button>
      )}
      {isAsking && <BeginDialog branchId={branch.id} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

function BeginDialog({ branchId, onClose }: { branchId: string; onClose: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const beginning = useMutation({
    mutationFn: (start: SeriesStart) => beginSeries(branchId, start),
    onSuccess: (page) => {
      queries.setQueryData(seriesQuery(branchId).queryKey, page);
      announce(text('series.begun'));
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    beginning.mutate({
      kind: KINDS.find((kind) => kind === form.get('kind')) ?? 'WO',
      year: Number(form.get('year')),
      first_number: Number(form.get('first_number')),
    });
  };
  return (
    <Dialog title={text('series.begin')} onClose={onClose}>
      <form className={formStyles.form} onSubmit={submit}>
        <p className="quiet">{text('series.begin_words')}</p>
        {beginning.error && <ProblemNotice error={beginning.error} />}
        <NativeSelect name="kind" label={text('series.of')} data={KINDS.map((kind) => ({ value: kind, label: text(`series.${kind}`) }))} />
        <TextInput name="year" type="number" label={text('series.year')} required min={2000} max={2100} defaultValue={new Date().getFullYear()} />
        <TextInput name="first_number" type="number" label={text('series.first_number')} required min={1} max={999999} />
        <DialogButtons label={text('series.begin')} isBusy={beginning.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
