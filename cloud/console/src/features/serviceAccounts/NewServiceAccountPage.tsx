// A program to let in: its name, what it may do, and where; never more than its maker.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { addServiceAccount, serviceAccountsQuery } from '@/api/serviceAccounts';
import { sessionQuery } from '@/api/session';
import { NotProved, useProof } from '@/features/session/useProof';
import { useBranches } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';
import form from '@/ui/Form.module.css';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './ServiceAccounts.module.css';

/** What the service gives to no program. */
const FOR_PEOPLE = ['api_key.write', 'notification.use', 'organisation.write', 'person.write', 'phone.use', 'role.write'];

export function NewServiceAccountPage() {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const branches = useBranches();
  const { withProof, dialog } = useProof();
  const [isUnchosen, setUnchosen] = useState(false);
  const own = useQuery({ ...sessionQuery, select: (session) => session.permissions }).data ?? [];
  const adding = useMutation({
    mutationFn: (account: Parameters<typeof addServiceAccount>[0]) => withProof(() => addServiceAccount(account)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: serviceAccountsQuery.queryKey });
      await navigate({ to: '/settings/keys' });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const permissions = given.getAll('permission').map(String);
    setUnchosen(permissions.length === 0);
    if (permissions.length === 0) return;
    const branch = String(given.get('branch'));
    adding.mutate({ name: String(given.get('name')).trim(), permissions, branch_ids: branch ? [branch] : null });
  };
  return (
    <>
      <PageHeader above={<Link to="/settings/keys">{text('keys.title')}</Link>} title={text('keys.add')} />
      {dialog}
      <Panel>
        <form className={form.form} onSubmit={submit}>
          {adding.error && !(adding.error instanceof NotProved) && <ProblemNotice error={adding.error} />}
          <div className={form.fields}>
            <TextInput name="name" label={text('keys.name')} required maxLength={200} />
            <NativeSelect
              name="branch"
              label={text('keys.where')}
              data={[{ value: '', label: text('keys.everywhere') }, ...branches.map((one) => ({ value: one.id, label: one.name }))]}
            />
          </div>
          <fieldset className={styles.choices}>
            <legend>{text('keys.may')}</legend>
            {isUnchosen && <p role="alert">{text('keys.choose')}</p>}
            {own
              .filter((word) => !FOR_PEOPLE.includes(word))
              .map((word) => (
                <label key={word} className={styles.choice}>
                  <input type="checkbox" name="permission" value={word} />
                  <span className="mono">{word}</span>
                </label>
              ))}
          </fieldset>
          <div className={form.buttons}>
            <Button type="submit" loading={adding.isPending}>
              {text('keys.save')}
            </Button>
          </div>
        </form>
      </Panel>
    </>
  );
}
