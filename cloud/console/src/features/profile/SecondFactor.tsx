// The authenticator app: set up with a picture and a first code; its recovery codes are shown once.
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { beginAuthenticator, removeAuthenticator, renewRecoveryCodes } from '@/api/account';
import type { Profile } from '@/api/contract';
import { sessionQuery } from '@/api/session';
import { NotProved, type useProof } from '@/features/session/useProof';
import { useText } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { AuthenticatorSetUp } from './AuthenticatorSetUp';
import styles from './Profile.module.css';
import { RecoveryCodes } from './RecoveryCodes';

interface SecondFactorProps {
  profile: Profile;
  withProof: ReturnType<typeof useProof>['withProof'];
}

export function SecondFactor({ profile, withProof }: SecondFactorProps) {
  const text = useText();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<string[]>();
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['profile'] });
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const beginning = useMutation({ mutationFn: () => withProof(beginAuthenticator), onSuccess: () => setCodes(undefined) });
  const removing = useMutation({ mutationFn: () => withProof(removeAuthenticator), onSuccess: refresh });
  const renewing = useMutation({
    mutationFn: () => withProof(renewRecoveryCodes),
    onSuccess: async (made) => {
      setCodes(made.codes);
      await refresh();
    },
  });
  const enrolled = async (made: string[]) => {
    setCodes(made);
    beginning.reset();
    await refresh();
  };
  const problem = [beginning.error, removing.error, renewing.error].find((one) => one && !(one instanceof NotProved));
  const has = profile.has_authenticator;
  return (
    <Panel title={text('factor.title')}>
      <div className={styles.stack}>
        <p className="quiet">{text(has ? 'factor.on' : 'factor.words')}</p>
        {problem && <ProblemNotice error={problem} />}
        {codes && <RecoveryCodes codes={codes} />}
        {has && <p>{text('factor.codes_left', { count: profile.recovery_codes_left })}</p>}
        {beginning.data && !has && <AuthenticatorSetUp seed={beginning.data} onEnrolled={(made) => void enrolled(made)} />}
        <div className={styles.buttons}>
          {!has && !beginning.data && (
            <Button
              variant="default"
              disabled={!profile.can_have_authenticator}
              loading={beginning.isPending}
              onClick={() => beginning.mutate()}
            >
              {text('factor.begin')}
            </Button>
          )}
          {has && (
            <>
              <Button variant="default" loading={renewing.isPending} onClick={() => renewing.mutate()}>
                {text('factor.renew')}
              </Button>
              <Button variant="default" loading={removing.isPending} onClick={() => removing.mutate()}>
                {text('factor.remove')}
              </Button>
            </>
          )}
        </div>
        {!has && !profile.can_have_authenticator && <p className="faint">{text('factor.no_key')}</p>}
      </div>
    </Panel>
  );
}
