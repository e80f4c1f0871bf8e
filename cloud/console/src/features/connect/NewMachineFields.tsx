// The fields of a machine that is not known yet, and of its site when that is new too.
import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sitesQuery } from '@/api/assets';
import type { Criticality, NewAsset, NewSite } from '@/api/contract';
import { Problem } from '@/api/problem';
import { textOfCode, useText } from '@/i18n/useText';
import styles from './ConnectPage.module.css';

const CATEGORIES = ['pump', 'compressor', 'chiller', 'generator', 'fan', 'motor', 'lift', 'solar', 'other'];
const CRITICALITIES: Criticality[] = ['critical', 'high', 'medium', 'low'];
const NEW_SITE = 'new';

export function NewMachineFields({ branchId, error }: { branchId: string | undefined; error: unknown }) {
  const text = useText();
  const known = useQuery({ ...sitesQuery(branchId), enabled: branchId !== undefined }).data;
  const sites = known ?? [];
  const [site, setSite] = useState<string>();
  const chosenSite = site ?? sites[0]?.id ?? (known ? NEW_SITE : '');
  const about = (field: string) => (error instanceof Problem ? error.about(field) : undefined);
  return (
    <>
      <div className={styles.pair}>
        <TextInput name="name" required maxLength={120} label={text('field.name')} error={about('name')} />
        <TextInput name="tag" required maxLength={40} label={text('asset.tag')} error={about('tag')} />
        <NativeSelect
          name="category"
          label={text('asset.category')}
          data={CATEGORIES.map((value) => ({ value, label: textOfCode('category', value) }))}
          error={about('category')}
        />
        <NativeSelect
          name="criticality"
          label={text('asset.criticality')}
          defaultValue="medium"
          data={CRITICALITIES.map((value) => ({ value, label: text(`criticality.${value}`) }))}
        />
        <NativeSelect
          name="site_id"
          label={text('asset.site')}
          value={chosenSite}
          onChange={(event) => setSite(event.currentTarget.value)}
          disabled={!known}
          data={[...sites.map(({ id, name }) => ({ value: id, label: name })), { value: NEW_SITE, label: text('site.new') }]}
        />
      </div>
      {chosenSite === NEW_SITE && (
        <div className={styles.pair}>
          <TextInput name="site_name" required maxLength={120} label={text('site.name')} />
          <TextInput name="site_address" maxLength={300} label={`${text('site.address')} (${text('form.optional')})`} />
        </div>
      )}
    </>
  );
}

/** What the fields say; a new site has to be added before its machine. */
export function newMachineOf(form: FormData): { machine: NewAsset; site: Omit<NewSite, 'branch_id'> | null } {
  const said = (name: string) => String(form.get(name) ?? '').trim();
  const machine = {
    name: said('name'),
    tag: said('tag'),
    category: said('category'),
    criticality: CRITICALITIES.find((one) => one === said('criticality')) ?? 'medium',
    site_id: said('site_id'),
  };
  if (machine.site_id !== NEW_SITE) return { machine, site: null };
  return { machine, site: { name: said('site_name'), address: said('site_address') } };
}
