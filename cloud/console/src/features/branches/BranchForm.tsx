// The fields of a branch.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import type { BranchChanges, BranchDetails } from '@/api/contract';
import { branchQuery, changeBranch, regionsQuery } from '@/api/organisation';
import { Problem } from '@/api/problem';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import formStyles from '@/ui/Form.module.css';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';

const WORDS = ['name', 'code', 'time_zone', 'currency', 'tax_registration', 'tax_rate_percent', 'address', 'phone', 'email'] as const;

export function BranchForm({ branch }: { branch: BranchDetails }) {
  const text = useText();
  const queries = useQueryClient();
  const mayChange = useMay('branch.write');
  const mayShape = useMay('organisation.write');
  const { data: regions } = useQuery(regionsQuery);
  const saving = useMutation({
    mutationFn: (changes: BranchChanges) => changeBranch(branch, changes),
    onSuccess: async (saved) => {
      announce(text('branch.saved', { name: saved.name }));
      queries.setQueryData(branchQuery(branch.id).queryKey, saved);
      await Promise.all(['session', 'branches'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const about = (field: string) => problem?.about(field);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.mutate(changesOf(branch, new FormData(event.currentTarget)));
  };
  const reload = () => void queries.invalidateQueries({ queryKey: branchQuery(branch.id).queryKey });
  const field = (name: (typeof WORDS)[number]) => ({ name, label: text(`branch.${name}`), defaultValue: branch[name], error: about(name) });
  return (
    <form onSubmit={submit}>
      <Panel title={text('branch.facts')}>
        {saving.error && !problem?.fields.length && <ProblemNotice error={saving.error} onRetry={reload} />}
        <fieldset className={formStyles.form} disabled={!mayChange}>
          <div className={formStyles.fields}>
            <TextInput {...field('name')} required maxLength={120} />
            <TextInput {...field('code')} description={text('branch.code_words')} required maxLength={8} />
            <TextInput {...field('time_zone')} required maxLength={60} />
            <TextInput {...field('currency')} description={text('branch.currency_words')} required minLength={3} maxLength={3} />
            <TextInput {...field('tax_registration')} maxLength={40} />
            <TextInput {...field('tax_rate_percent')} required maxLength={8} inputMode="decimal" />
            <TextInput {...field('phone')} maxLength={40} />
            <TextInput {...field('email')} type="email" maxLength={200} />
            <Textarea {...field('address')} autosize minRows={2} maxLength={500} />
            {regions && (
              <NativeSelect
                name="region_id"
                label={text('branch.region')}
                disabled={!mayShape}
                defaultValue={branch.region_id ?? ''}
                error={about('region_id')}
                data={[{ value: '', label: text('regions.top') }, ...regions.map((one) => ({ value: one.id, label: one.name }))]}
              />
            )}
          </div>
          {mayChange && (
            <div className={formStyles.buttons}>
              <Button type="submit" loading={saving.isPending}>
                {text('branch.save')}
              </Button>
            </div>
          )}
        </fieldset>
      </Panel>
    </form>
  );
}

/** What differs: a field that nobody touched is not sent, so that it may be one that stays. */
function changesOf(branch: BranchDetails, form: FormData): BranchChanges {
  const changes: Record<string, string | null> = {};
  for (const name of WORDS) {
    const value = String(form.get(name) ?? '').trim();
    if (value !== branch[name]) changes[name] = value;
  }
  // A disabled field is not in the form.
  const region = form.get('region_id');
  if (region !== null && (String(region) || null) !== branch.region_id) changes['region_id'] = String(region) || null;
  return changes as BranchChanges;
}
