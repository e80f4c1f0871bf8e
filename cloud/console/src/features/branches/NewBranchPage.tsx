// A new branch: like one that is there, or a sandbox to practise in.
import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import type { NewBranch } from '@/api/contract';
import { addBranch, branchesQuery, regionsQuery } from '@/api/organisation';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import formStyles from '@/ui/Form.module.css';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Branches.module.css';

export function NewBranchPage() {
  const text = useText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: branches } = useQuery(branchesQuery);
  const { data: regions } = useQuery(regionsQuery);
  const adding = useMutation({
    mutationFn: (branch: NewBranch) => addBranch(branch),
    onSuccess: async (branch) => {
      announce(text('branch.added', { name: branch.name }));
      // The session names the branches one works in; the new one is among them from now on.
      await Promise.all(['session', 'branches'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      await navigate({ to: '/settings/branches/$branchId', params: { branchId: branch.id } });
    },
  });
  if (!branches || !regions) return <RowsSkeleton />;
  const about = (field: string) => (adding.error instanceof Problem ? adding.error.about(field) : undefined);
  const isAboutFields = adding.error instanceof Problem && adding.error.fields.length > 0;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    adding.mutate(branchOf(new FormData(event.currentTarget)));
  };
  return (
    <div className={styles.page}>
      <PageHeader above={<Link to="/settings/branches">{text('branches.title')}</Link>} title={text('branches.add')} below={text('branch.new_words')} />
      {adding.error && !isAboutFields && <ProblemNotice error={adding.error} />}
      <form className={formStyles.form} onSubmit={submit}>
        <Panel>
          <div className={formStyles.fields}>
            <TextInput name="name" label={text('field.name')} required maxLength={120} error={about('name')} />
            <TextInput name="code" label={text('branch.code')} description={text('branch.code_words')} required maxLength={8} pattern="[A-Z0-9]{1,8}" error={about('code')} />
            <NativeSelect name="like_branch_id" label={text('branch.like')} description={text('branch.like_words')} data={branches.map((one) => ({ value: one.id, label: one.name }))} />
            <NativeSelect name="region_id" label={text('branch.region')} data={[{ value: '', label: text('regions.top') }, ...regions.map((one) => ({ value: one.id, label: one.name }))]} />
          </div>
        </Panel>
        <Panel>
          <div className={formStyles.form}>
            <Checkbox name="with_sites" label={text('branch.with_sites')} description={text('branch.with_sites_words')} />
            <Checkbox name="is_sandbox" label={text('branch.is_sandbox')} description={text('branch.sandbox_words')} />
          </div>
        </Panel>
        <div className={formStyles.buttons}>
          <Button type="submit" loading={adding.isPending}>
            {text('branches.add')}
          </Button>
        </div>
      </form>
    </div>
  );
}

function branchOf(form: FormData): NewBranch {
  const word = (name: string) => String(form.get(name) ?? '').trim();
  return {
    name: word('name'),
    code: word('code').toUpperCase(),
    like_branch_id: word('like_branch_id'),
    region_id: word('region_id') || null,
    is_sandbox: form.get('is_sandbox') !== null,
    with_sites: form.get('with_sites') !== null,
  };
}
