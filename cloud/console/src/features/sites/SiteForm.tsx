// The fields of a site: whose it is, where it lies, whom to ask for there.
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { Site } from '@/api/contract';
import { Problem } from '@/api/problem';
import { numberOf } from '@/features/connect/limitPreview';
import { useText } from '@/i18n/useText';
import { CustomerChoice } from '@/ui/CustomerChoice';
import formStyles from '@/ui/Form.module.css';
import { ListOf } from '@/ui/ListOf';
import { Panel } from '@/ui/Panel';
import styles from './Site.module.css';

const NOBODY: Site['contacts'][number] = { name: '', role: '', phone: '', email: '' };

export type SiteFields = Pick<Site, 'name' | 'address' | 'customer_id' | 'latitude' | 'longitude' | 'contacts'>;

interface SiteFormProps {
  site?: Site;
  customerId?: string | undefined;
  error: Error | null;
  isBusy: boolean;
  onSave: (fields: SiteFields) => void;
}

export function SiteForm({ site, customerId: suggested, error, isBusy, onSave }: SiteFormProps) {
  const text = useText();
  const [customerId, setCustomerId] = useState(site ? site.customer_id : (suggested ?? null));
  const [contacts, setContacts] = useState(site?.contacts ?? []);
  // Exactly this one: a contact has a name too.
  const about = (path: string) => (error instanceof Problem ? error.fields.find((one) => one.field === path)?.message : undefined);
  const optional = (label: string) => `${label} (${text('form.optional')})`;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = (name: string) => String(form.get(name) ?? '').trim();
    onSave({
      name: words('name'),
      address: words('address'),
      customer_id: customerId,
      latitude: numberOf(words('latitude')),
      longitude: numberOf(words('longitude')),
      contacts: contacts.filter((one) => Object.values(one).some((value) => value.trim() !== '')),
    });
  };
  return (
    <form className={formStyles.form} onSubmit={submit}>
      <Panel>
        <div className={styles.fields}>
          <TextInput name="name" label={text('field.name')} required maxLength={120} defaultValue={site?.name} error={about('name')} />
          <CustomerChoice label={optional(text('order.customer'))} description={text('site.customer_words')} value={customerId} error={about('customer_id')} onChange={setCustomerId} />
          <Textarea name="address" className={formStyles.wide} label={optional(text('site.address'))} autosize minRows={2} maxLength={500} defaultValue={site?.address} error={about('address')} />
          <TextInput name="latitude" inputMode="decimal" label={optional(text('site.latitude'))} description={text('site.position_words')} defaultValue={site?.latitude ?? ''} error={about('latitude')} />
          <TextInput name="longitude" inputMode="decimal" label={optional(text('site.longitude'))} description={text('site.position_words')} defaultValue={site?.longitude ?? ''} error={about('longitude')} />
        </div>
      </Panel>
      <ListOf
        title={text('site.contacts')}
        rows={contacts}
        empty={NOBODY}
        onChange={setContacts}
        row={(one, set, place) => (
          <>
            <TextInput label={text('field.name')} value={one.name} required maxLength={120} error={about(`contacts.${place}.name`)} onChange={(event) => set({ ...one, name: event.currentTarget.value })} />
            <TextInput label={text('site.contact_role')} value={one.role} maxLength={60} onChange={(event) => set({ ...one, role: event.currentTarget.value })} />
            <TextInput label={text('site.contact_phone')} type="tel" value={one.phone} maxLength={40} error={about(`contacts.${place}.phone`)} onChange={(event) => set({ ...one, phone: event.currentTarget.value })} />
            <TextInput label={text('site.contact_email')} type="email" value={one.email} maxLength={200} error={about(`contacts.${place}.email`)} onChange={(event) => set({ ...one, email: event.currentTarget.value })} />
          </>
        )}
      />
      <div className={formStyles.buttons}>
        <Button type="submit" loading={isBusy}>
          {text('site.save')}
        </Button>
      </div>
    </form>
  );
}
