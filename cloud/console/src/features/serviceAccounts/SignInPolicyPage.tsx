// How the organisation wants its people to sign in.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { setSignInPolicy, signInPolicyQuery } from '@/api/serviceAccounts';
import type { SignInPolicy } from '@/api/contract';
import { NotProved, useProof } from '@/features/session/useProof';
import { textOfCode, useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import form from '@/ui/Form.module.css';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';

export function SignInPolicyPage() {
  const text = useText();
  const queries = useQueryClient();
  const { data: policy, error, refetch } = useQuery(signInPolicyQuery);
  const { withProof, dialog } = useProof();
  const setting = useMutation({
    mutationFn: ({ before, isNeeded }: { before: SignInPolicy; isNeeded: boolean }) =>
      withProof(() => setSignInPolicy(before, isNeeded)),
    onSuccess: (saved) => {
      queries.setQueryData(signInPolicyQuery.queryKey, saved);
      announce(text('sign_in_policy.saved'));
    },
  });
  const problem = [error, setting.error].find((one) => one && !(one instanceof NotProved));
  const roles = policy?.roles.map((role) => textOfCode('role', role)).join(', ') ?? '';
  return (
    <>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('sign_in_policy.title')} below={text('sign_in_policy.words')} />
      {dialog}
      {problem && <ProblemNotice error={problem} onRetry={() => void refetch()} />}
      {!policy && !problem && <RowsSkeleton rows={2} />}
      {policy && (
        <Panel>
          <label className={form.check}>
            <input
              type="checkbox"
              checked={setting.isPending ? setting.variables.isNeeded : policy.needs_second_factor}
              disabled={setting.isPending}
              onChange={(event) => setting.mutate({ before: policy, isNeeded: event.currentTarget.checked })}
            />
            {text('sign_in_policy.needs')}
          </label>
          <p className="quiet">{text('sign_in_policy.roles', { roles })}</p>
        </Panel>
      )}
    </>
  );
}
