// Who is told, one after the other, if nobody looks: a chain per branch.
import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import type { Branch, BranchEscalation } from '@/api/contract';
import { escalationQuery, setEscalation } from '@/api/notifications';
import { useBranches, useBranchFilter } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './EscalationPage.module.css';

export function EscalationPage() {
  const text = useText();
  const branches = useBranches();
  const { branchId } = useBranchFilter();
  return (
    <>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('escalation.title')} below={text('escalation.words')} />
      <div className={styles.branches}>
        {branches
          .filter((branch) => !branchId || branch.id === branchId)
          .map((branch) => (
            <ChainOfBranch key={branch.id} branch={branch} />
          ))}
      </div>
    </>
  );
}

function ChainOfBranch({ branch }: { branch: Branch }) {
  const { data: chain, error, refetch } = useQuery(escalationQuery(branch.id));
  return (
    <Panel title={branch.name}>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!chain && !error && <RowsSkeleton rows={2} />}
      {chain && <ChainForm key={chain.version} branch={branch} chain={chain} />}
    </Panel>
  );
}

function ChainForm({ branch, chain }: { branch: Branch; chain: BranchEscalation }) {
  const text = useText();
  const queries = useQueryClient();
  const mayChange = useMay('notification.configure');
  const [people, setPeople] = useState(chain.person_ids);
  const [minutes, setMinutes] = useState<number | string>(chain.minutes);
  const saving = useMutation({
    mutationFn: () => setEscalation(branch.id, chain, { minutes: Number(minutes), person_ids: people }),
    onSuccess: (saved) => {
      queries.setQueryData(escalationQuery(branch.id).queryKey, saved);
      announce(text('escalation.saved', { name: branch.name }));
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.mutate();
  };
  const nameOf = (id: string) => chain.people.find((one) => one.id === id)?.name ?? '';
  const others = chain.people.filter((one) => !people.includes(one.id));
  const reload = () => {
    saving.reset();
    void queries.invalidateQueries({ queryKey: ['escalation', branch.id] });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {saving.error && <ProblemNotice error={saving.error} onRetry={reload} />}
      {people.length === 0 ? (
        <p className="quiet">{text('escalation.by_role')}</p>
      ) : (
        <ol className={styles.chain}>
          {people.map((id) => (
            <li key={id}>
              <span>{nameOf(id)}</span>
              {mayChange && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={text('escalation.remove', { name: nameOf(id) })}
                  onClick={() => setPeople(people.filter((one) => one !== id))}
                >
                  {text('escalation.remove_short')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {mayChange && (
        <>
          <div className={styles.fields}>
            <NativeSelect
              label={text('escalation.add')}
              value=""
              disabled={others.length === 0}
              data={[{ value: '', label: text('escalation.choose') }, ...others.map((one) => ({ value: one.id, label: one.name }))]}
              onChange={(event) => event.currentTarget.value && setPeople([...people, event.currentTarget.value])}
            />
            <NumberInput label={text('escalation.minutes')} min={1} max={1440} required value={minutes} onChange={setMinutes} />
          </div>
          <Button type="submit" variant="default" loading={saving.isPending}>
            {text('escalation.save')}
          </Button>
        </>
      )}
    </form>
  );
}
