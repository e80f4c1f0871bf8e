// Passkeys: a device that knows its person needs neither password nor code.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { passkeysQuery, removePasskey } from '@/api/account';
import { sessionQuery } from '@/api/session';
import { hasPasskeys, makePasskey, NotShown } from '@/features/session/passkeys';
import { NotProved, type useProof } from '@/features/session/useProof';
import { formatDate } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import form from '@/ui/Form.module.css';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Profile.module.css';

export function Passkeys({ withProof }: { withProof: ReturnType<typeof useProof>['withProof'] }) {
  const text = useText();
  const queries = useQueryClient();
  const kept = useQuery(passkeysQuery);
  const onSuccess = async () => {
    await Promise.all(
      [passkeysQuery.queryKey, ['profile'], sessionQuery.queryKey].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
  };
  const adding = useMutation({ mutationFn: (name: string) => withProof(() => makePasskey(name)), onSuccess });
  const removing = useMutation({ mutationFn: (id: string) => withProof(() => removePasskey(id)), onSuccess });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    adding.mutate(String(new FormData(event.currentTarget).get('name')).trim());
  };
  const problem = [kept.error, adding.error, removing.error].find(
    (one) => one && !(one instanceof NotProved) && !(one instanceof NotShown),
  );
  return (
    <Panel title={text('passkeys.title')}>
      <div className={styles.stack}>
        <p className="quiet">{text('passkeys.words')}</p>
        {problem && <ProblemNotice error={problem} />}
        {adding.error instanceof NotShown && <p role="alert">{text('passkeys.not_made')}</p>}
        {Boolean(kept.data?.length) && (
          <ul className={styles.rows}>
            {kept.data?.map((one) => (
              <li key={one.id} className={styles.row}>
                <div className={styles.words}>
                  <p>{one.name}</p>
                  <p className="faint">
                    {one.last_used_at
                      ? text('passkeys.used', { date: formatDate(one.last_used_at) })
                      : text('passkeys.added', { date: formatDate(one.created_at) })}
                  </p>
                </div>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={text('passkeys.remove_this', { name: one.name })}
                  loading={removing.isPending && removing.variables === one.id}
                  onClick={() => removing.mutate(one.id)}
                >
                  {text('passkeys.remove')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {hasPasskeys() ? (
          <form key={kept.data?.length} className={form.form} onSubmit={submit}>
            <div className={form.fields}>
              <TextInput name="name" label={text('passkeys.name')} required maxLength={100} />
            </div>
            <div className={styles.buttons}>
              <Button type="submit" variant="default" loading={adding.isPending}>
                {text('passkeys.add')}
              </Button>
            </div>
          </form>
        ) : (
          <p className="faint">{text('passkeys.not_here')}</p>
        )}
      </div>
    </Panel>
  );
}
