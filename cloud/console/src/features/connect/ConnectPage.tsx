// From a machine nobody watches to one with a limit, in five steps; the address remembers where one is.
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { EnrolledGateway } from '@/api/contract';
import { useText } from '@/i18n/useText';
import { PageHeader } from '@/ui/PageHeader';
import { AgentStep } from './AgentStep';
import styles from './ConnectPage.module.css';
import { ContactStep } from './ContactStep';
import { LimitStep } from './LimitStep';
import { MachineStep } from './MachineStep';
import { Steps, type StepName } from './Steps';
import { ValuesStep } from './ValuesStep';

const route = getRouteApi('/inside/connect');

export function ConnectPage() {
  const text = useText();
  const { gateway, step, asset, point } = route.useSearch();
  const navigate = route.useNavigate();
  // The secret is shown once and lives no longer than this page.
  const [enrolled, setEnrolled] = useState<EnrolledGateway | null>(null);
  const go = (to: StepName, more: { gateway?: string; asset?: string } = {}) =>
    void navigate({ search: (before) => ({ ...before, ...more, point: undefined, step: to }) });
  const current: StepName = step === 'limit' && asset ? 'limit' : gateway ? (step ?? 'values') : 'agent';
  return (
    <div className={styles.page}>
      <PageHeader title={text('connect.title')} />
      <Steps current={current} isOpen={(name) => name === 'agent' || (name === 'limit' ? Boolean(asset) : Boolean(gateway))} onGo={go} />
      {current === 'agent' && (
        <AgentStep
          onChosen={(gatewayId) => go('values', { gateway: gatewayId })}
          onEnrolled={(answer) => {
            setEnrolled(answer);
            go('contact', { gateway: answer.gateway.id });
          }}
        />
      )}
      {current === 'contact' && gateway && (
        <ContactStep
          gatewayId={gateway}
          enrolled={enrolled?.gateway.id === gateway ? enrolled : null}
          onContinue={() => go('values')}
        />
      )}
      {current === 'values' && gateway && <ValuesStep gatewayId={gateway} onContinue={() => go('machine')} />}
      {current === 'machine' && gateway && (
        <MachineStep gatewayId={gateway} onBound={(assetId) => go('limit', { asset: assetId })} />
      )}
      {current === 'limit' && asset && <LimitStep assetId={asset} pointId={point} />}
    </div>
  );
}
