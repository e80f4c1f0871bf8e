// The fields of a customer; numbers and addresses stand one a line.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { SubmitEvent } from 'react';
import type { Customer, NewCustomer } from '@/api/contract';
import { Problem } from '@/api/problem';
import { LANGUAGES } from '@/i18n/language';
import { useText } from '@/i18n/useText';
import formStyles from '@/ui/Form.module.css';
import { Panel } from '@/ui/Panel';
import styles from './Customer.module.css';

const KINDS = ['organisation', 'person'] as const;
const LANGUAGE_CODES = ['en', 'sw', 'fr'] as const;
const USUAL_DAYS = 30;

export type CustomerFields = Omit<Required<NewCustomer>, 'is_active'> & { is_active: boolean };

interface CustomerFormProps {
  customer?: Customer;
  error: Error | null;
  isBusy: boolean;
  onSave: (fields: CustomerFields) => void;
}

export function CustomerForm({ customer, error, isBusy, onSave }: CustomerFormProps) {
  const text = useText();
  const about = (field: string) => (error instanceof Problem ? error.about(field) : undefined);
  const optional = (label: string) => `${label} (${text('form.optional')})`;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave(fieldsOf(new FormData(event.currentTarget), customer === undefined));
  };
  return (
    <form className={formStyles.form} onSubmit={submit}>
      <Panel>
        <div className={styles.fields}>
          <TextInput name="name" label={text('field.name')} required maxLength={200} defaultValue={customer?.name} error={about('name')} />
          <NativeSelect name="kind" label={text('customer.kind')} defaultValue={customer?.kind ?? 'organisation'} data={KINDS.map((kind) => ({ value: kind, label: text(`customer.kind_${kind}`) }))} />
          <TextInput name="code" label={optional(text('customer.code'))} description={text('customer.code_words')} maxLength={40} defaultValue={customer?.code ?? ''} error={about('code')} />
          <NativeSelect name="language" label={text('customer.language')} description={text('customer.language_words')} defaultValue={customer?.language ?? 'en'} data={LANGUAGE_CODES.map((code) => ({ value: code, label: LANGUAGES[code] }))} />
        </div>
      </Panel>
      <Panel title={text('customer.reach')}>
        <div className={styles.fields}>
          <Textarea name="phones" label={optional(text('customer.phones'))} description={text('customer.one_a_line')} autosize minRows={2} maxRows={10} defaultValue={customer?.phones.join('\n')} error={about('phones')} />
          <Textarea name="service_emails" label={optional(text('customer.service_emails'))} description={text('customer.service_emails_words')} autosize minRows={2} maxRows={10} defaultValue={customer?.service_emails.join('\n')} error={about('service_emails')} />
          <Textarea name="notes" className={formStyles.wide} label={optional(text('customer.notes'))} autosize minRows={2} maxLength={2000} defaultValue={customer?.notes} error={about('notes')} />
        </div>
      </Panel>
      <Panel title={text('customer.billing')}>
        <div className={styles.fields}>
          <Textarea name="billing_emails" label={optional(text('customer.billing_emails'))} description={text('customer.billing_emails_words')} autosize minRows={2} maxRows={10} defaultValue={customer?.billing_emails.join('\n')} error={about('billing_emails')} />
          <Textarea name="billing_address" label={optional(text('customer.billing_address'))} description={text('customer.billing_address_words')} autosize minRows={2} maxLength={500} defaultValue={customer?.billing_address} error={about('billing_address')} />
          <TextInput name="tax_number" label={optional(text('customer.tax_number'))} description={text('customer.tax_number_words')} maxLength={40} defaultValue={customer?.tax_number} error={about('tax_number')} />
          <TextInput name="payment_terms_days" type="number" min={0} max={365} required label={text('customer.payment_terms_days')} description={text('customer.payment_terms_words')} defaultValue={customer?.payment_terms_days ?? USUAL_DAYS} error={about('payment_terms_days')} />
        </div>
      </Panel>
      <div className={formStyles.buttons}>
        {customer && (
          <label className={formStyles.check}>
            <input type="checkbox" name="is_active" defaultChecked={customer.is_active} />
            {text('customer.is_active')}
          </label>
        )}
        <Button type="submit" loading={isBusy}>
          {text('customer.save')}
        </Button>
      </div>
    </form>
  );
}

function fieldsOf(form: FormData, isNew: boolean): CustomerFields {
  const words = (name: string) => String(form.get(name) ?? '').trim();
  const lines = (name: string) => words(name).split(/[\n;,]/).map((line) => line.trim()).filter(Boolean);
  return {
    name: words('name'),
    kind: KINDS.find((kind) => kind === words('kind')) ?? 'organisation',
    code: words('code'),
    language: LANGUAGE_CODES.find((code) => code === words('language')) ?? 'en',
    phones: lines('phones'),
    service_emails: lines('service_emails'),
    billing_emails: lines('billing_emails'),
    billing_address: words('billing_address'),
    tax_number: words('tax_number'),
    payment_terms_days: Number(words('payment_terms_days')),
    notes: words('notes'),
    is_active: isNew || form.get('is_active') !== null,
  };
}
