// A role and where it is given; only what the reader may give, and only where the role belongs.
import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { customRolesQuery, permissionsQuery } from '@/api/people';
import { siteListQuery } from '@/api/sites';
import type { NewGrant } from '@/api/contract';
import { textOfCode, useText } from '@/i18n/useText';
import form from '@/ui/Form.module.css';
import { grantOf, usePlaces, type Scope } from './place';

const ANYWHERE: Scope[] = ['organisation', 'region', 'branch'];

interface RoleFieldsProps {
  error: string | undefined;
}

/** Fields `role`, `place` and `site` of the form around; `grantOfForm` reads them. */
export function RoleFields({ error }: RoleFieldsProps) {
  const text = useText();
  const table = useQuery(permissionsQuery).data;
  const custom = useQuery(customRolesQuery).data ?? [];
  const given = table?.roles.filter((one) => one.is_yours_to_give) ?? [];
  const roles = [
    ...given.map((one) => ({ value: one.role, label: textOfCode('role', one.role), scopes: one.given_in as Scope[] })),
    ...custom.filter((one) => one.is_yours_to_give).map((one) => ({ value: one.id, label: one.name, scopes: ANYWHERE })),
  ];
  const [chosen, setChosen] = useState<string>();
  const role = roles.find((one) => one.value === chosen) ?? roles[0];
  const places = usePlaces(role?.scopes ?? []);
  const [at, setAt] = useState<string>();
  const place = places.find((one) => one.value === at) ?? places[0];
  const isAtSite = role?.scopes.includes('site') === true && place?.value.startsWith('branch:') === true;
  return (
    <div className={form.fields}>
      <NativeSelect
        name="role"
        label={text('people.role')}
        value={role?.value ?? ''}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={roles.map(({ value, label }) => ({ value, label }))}
        error={error}
      />
      <NativeSelect
        name="place"
        label={text('people.place')}
        value={place?.value ?? ''}
        onChange={(event) => setAt(event.currentTarget.value)}
        data={places}
      />
      {isAtSite && place && <SiteField branchId={place.value.slice('branch:'.length)} isRequired={!role?.scopes.includes('branch')} />}
    </div>
  );
}

function SiteField({ branchId, isRequired }: { branchId: string; isRequired: boolean }) {
  const text = useText();
  const sites = useInfiniteQuery(siteListQuery({ branch_id: branchId })).data?.pages.flatMap((page) => page.items) ?? [];
  const whole = isRequired ? [] : [{ value: '', label: text('people.all_sites') }];
  return (
    <NativeSelect
      name="site"
      key={branchId}
      label={text('people.site')}
      required={isRequired}
      data={[...whole, ...sites.map((one) => ({ value: one.id, label: one.name }))]}
    />
  );
}

export function grantOfForm(fields: FormData): NewGrant {
  const word = (name: string) => String(fields.get(name) ?? '');
  return grantOf(word('role'), word('place'), word('site') || undefined);
}
