// Programs of others that speak with the API: what each may do, and its keys.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { addKey, endServiceAccount, revokeKey, serviceAccountsQuery } from '@/api/serviceAccounts';
import type { ShownKey } from '@/api/contract';
import { NotProved, useProof } from '@/features/session/useProof';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { AccountPanel } from './AccountPanel';
import styles from './ServiceAccounts.module.css';

const LASTS_DAYS = 90;

export function ServiceAccountsPage() {
  const text = useText();
  const queries = useQueryClient();
  const accounts = useQuery(serviceAccountsQuery);
  const mayWrite = useMay('api_key.write');
  const { withProof, dialog } = useProof();
  const [shown, setShown] = useState<{ accountId: string; key: ShownKey }>();
  const onSuccess = () => queries.invalidateQueries({ queryKey: serviceAccountsQuery.queryKey });
  const adding = useMutation({
    mutationFn: (accountId: string) => withProof(() => addKey(accountId, LASTS_DAYS)),
    onSuccess: async (key, accountId) => {
      setShown({ accountId, key });
      await onSuccess();
    },
  });
  const revoking = useMutation({
    mutationFn: ({ accountId, keyId }: { accountId: string; keyId: string }) => revokeKey(accountId, keyId),
    onSuccess,
  });
  const ending = useMutation({ mutationFn: endServiceAccount, onSuccess });
  const problem = [accounts.error, adding.error, revoking.error, ending.error].find((one) => one && !(one instanceof NotProved));
  const add = mayWrite && <ButtonLink to="/settings/keys/new">{text('keys.add')}</ButtonLink>;
  return (
    <>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('keys.title')} below={text('keys.words')}>
        {add}
      </PageHeader>
      {dialog}
      {problem && <ProblemNotice error={problem} onRetry={() => void accounts.refetch()} />}
      {!accounts.data && !problem && <RowsSkeleton />}
      {accounts.data?.length === 0 && (
        <EmptyState icon="agents" title={text('keys.empty')} action={add}>
          {text('keys.empty_words')}
        </EmptyState>
      )}
      <div className={styles.page}>
        {accounts.data?.map((account) => (
          <AccountPanel
            key={account.id}
            account={account}
            shown={shown && shown.accountId === account.id ? shown.key : undefined}
            actions={
              mayWrite &&
              account.ended_at === null && (
                <div className={styles.buttons}>
                  <Button
                    variant="default"
                    aria-label={text('keys.make_for', { name: account.name })}
                    loading={adding.isPending && adding.variables === account.id}
                    onClick={() => adding.mutate(account.id)}
                  >
                    {text('keys.make')}
                  </Button>
                  <Button
                    variant="default"
                    aria-label={text('keys.end_this', { name: account.name })}
                    loading={ending.isPending && ending.variables === account.id}
                    onClick={() => ending.mutate(account.id)}
                  >
                    {text('keys.end')}
                  </Button>
                </div>
              )
            }
            onRevoke={mayWrite ? (keyId) => revoking.mutate({ accountId: account.id, keyId }) : undefined}
          />
        ))}
      </div>
    </>
  );
}
