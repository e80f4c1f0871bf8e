// The fields of a part.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { SubmitEvent } from 'react';
import type { Part } from '@/api/contract';
import { Problem } from '@/api/problem';
import { useBranches } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';
import formStyles from '@/ui/Form.module.css';
import { Panel } from '@/ui/Panel';
import { decimalOf, unitWord } from './amounts';

const UNITS = ['piece', 'm', 'cm', 'm2', 'm3', 'L', 'mL', 'kg', 'g'];

export interface PartFields {
  number: string;
  name: string;
  unit: string;
  sale_price: string | null;
  sale_currency: string;
  is_active: boolean;
}

interface PartFormProps {
  part?: Part;
  error: Error | null;
  isBusy: boolean;
  onSave: (fields: PartFields) => void;
}

export function PartForm({ part, error, isBusy, onSave }: PartFormProps) {
  const text = useText();
  const usual = useBranches()[0]?.currency ?? '';
  const about = (field: string) => (error instanceof Problem ? error.about(field) : undefined);
  const optional = (label: string) => `${label} (${text('form.optional')})`;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = (name: string) => String(form.get(name) ?? '').trim();
    const typed = words('sale_price');
    const price = typed === '' ? null : (decimalOf(typed) ?? typed);
    onSave({
      number: words('number'),
      name: words('name'),
      unit: words('unit'),
      sale_price: price,
      sale_currency: price === null ? '' : words('sale_currency').toUpperCase(),
      is_active: part === undefined || form.get('is_active') !== null,
    });
  };
  return (
    <form className={formStyles.form} onSubmit={submit}>
      <Panel>
        <div className={formStyles.fields}>
          {part ? (
            <TextInput label={text('parts.number')} description={text('parts.number_stays')} value={part.number} readOnly />
          ) : (
            <TextInput name="number" label={text('parts.number')} description={text('parts.number_words')} required maxLength={60} error={about('number')} />
          )}
          <TextInput name="name" label={text('field.name')} required maxLength={200} defaultValue={part?.name} error={about('name')} />
          <NativeSelect name="unit" label={text('parts.unit')} defaultValue={part?.unit ?? 'piece'} error={about('unit')} data={UNITS.map((value) => ({ value, label: unitWord(value, 1) }))} />
          <TextInput name="sale_price" inputMode="decimal" label={optional(text('parts.sale_price'))} description={text('parts.sale_price_words')} defaultValue={part?.sale_price ?? ''} error={about('sale_price')} />
          <TextInput name="sale_currency" label={text('parts.currency')} maxLength={3} defaultValue={part?.sale_currency ?? usual} error={about('sale_currency')} />
        </div>
      </Panel>
      <div className={formStyles.buttons}>
        {part && (
          <label className={formStyles.check}>
            <input type="checkbox" name="is_active" defaultChecked={part.is_active} />
            {text('parts.is_active')}
          </label>
        )}
        <Button type="submit" loading={isBusy}>
          {text('stock.save')}
        </Button>
      </div>
    </form>
  );
}
