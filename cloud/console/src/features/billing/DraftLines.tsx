// The lines of a draft, to be changed, added and removed; nothing is kept before it is saved.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { changeLines } from '@/api/billing';
import type { DraftLine, Invoice } from '@/api/contract';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import formStyles from '@/ui/Form.module.css';
import { announce } from '@/ui/announcements';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Billing.module.css';
import { reasonOf, Sums } from './InvoiceLines';

interface Typed {
  key: string;
  id: string | null;
  kind: DraftLine['kind'];
  description: string;
  quantity: string;
  unit: string;
  unit_price: string;
  reason: string;
}

let fresh = 0;

export function DraftLines({ invoice }: { invoice: Invoice }) {
  const text = useText();
  const queries = useQueryClient();
  const [lines, setLines] = useState<Typed[]>(() => typedOf(invoice, text));
  const [isChanged, setChanged] = useState(false);
  const saving = useMutation({
    mutationFn: () => changeLines(invoice, lines.map(({ key: _key, reason: _reason, ...line }) => line)),
    onSuccess: () => announce(text('invoice.lines_saved')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['invoices'] }),
  });
  const put = (next: Typed[]) => {
    setChanged(true);
    setLines(next);
  };
  const set = (key: string, changes: Partial<Typed>) =>
    put(lines.map((line) => (line.key === key ? { ...line, ...changes } : line)));
  const add = () => {
    fresh += 1;
    put([...lines, { key: `new ${fresh}`, id: null, kind: 'other', description: '', quantity: '1', unit: '', unit_price: '', reason: '' }]);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.mutate();
  };
  const about = (place: number, field: string) =>
    saving.error instanceof Problem ? saving.error.about(`lines.${place}.${field}`) : undefined;
  return (
    <Panel title={text('invoice.lines')}>
      <form className={formStyles.form} onSubmit={submit}>
        {lines.length === 0 && <p className="quiet">{text('invoice.no_lines_words')}</p>}
        <div className={styles.lines}>
          {lines.map((line, place) => (
            <div key={line.key} className={styles.line}>
              <TextInput label={text('invoice.description')} description={line.reason || undefined} required maxLength={300} value={line.description} error={about(place, 'description')} onChange={(event) => set(line.key, { description: event.currentTarget.value })} />
              <TextInput label={text('invoice.quantity')} required inputMode="decimal" pattern="[0-9]+([.][0-9]+)?" value={line.quantity} error={about(place, 'quantity')} onChange={(event) => set(line.key, { quantity: event.currentTarget.value })} />
              <TextInput label={text('invoice.unit')} maxLength={20} value={line.unit} error={about(place, 'unit')} onChange={(event) => set(line.key, { unit: event.currentTarget.value })} />
              <TextInput label={text('invoice.price')} required inputMode="decimal" pattern="[0-9]+([.][0-9]+)?" value={line.unit_price} error={about(place, 'unit_price')} onChange={(event) => set(line.key, { unit_price: event.currentTarget.value })} />
              <Button variant="subtle" aria-label={text('invoice.remove_line', { line: line.description })} onClick={() => put(lines.filter((one) => one.key !== line.key))}>
                {text('invoice.remove')}
              </Button>
            </div>
          ))}
        </div>
        {saving.error && <ProblemNotice error={saving.error} onRetry={() => void queries.invalidateQueries({ queryKey: ['invoices'] })} />}
        <div className={formStyles.buttons}>
          <Button variant="default" onClick={add}>
            {text('invoice.add_line')}
          </Button>
          {isChanged && (
            <Button type="submit" variant="default" loading={saving.isPending}>
              {text('invoice.save_lines')}
            </Button>
          )}
        </div>
      </form>
      <Sums invoice={invoice} />
    </Panel>
  );
}

function typedOf(invoice: Invoice, text: ReturnType<typeof useText>): Typed[] {
  return invoice.lines.map((line) => ({
    key: line.id,
    id: line.id,
    kind: line.kind,
    description: line.description,
    quantity: String(line.quantity),
    unit: line.unit,
    unit_price: String(line.unit_price),
    reason: reasonOf(line, text),
  }));
}
