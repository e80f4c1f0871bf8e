// Step 1: the edge agent beside the machine, an old one or a new one.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import type { EnrolledGateway } from '@/api/contract';
import { enrolGateway, gatewaysQuery } from '@/api/gateways';
import { Problem } from '@/api/problem';
import { useBranches, useBranchFilter } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './ConnectPage.module.css';
import { GatewayStateMark } from './GatewayStateMark';

interface AgentStepProps {
  onChosen: (gatewayId: string) => void;
  onEnrolled: (answer: EnrolledGateway) => void;
}

export function AgentStep({ onChosen, onEnrolled }: AgentStepProps) {
  const text = useText();
  const { branchId } = useBranchFilter();
  const gateways = useQuery(gatewaysQuery(branchId)).data?.filter((gateway) => gateway.state !== 'revoked') ?? [];
  return (
    <div className={styles.parts}>
      <p className={styles.lead}>{text('connect.agent_words')}</p>
      {gateways.length > 0 && (
        <Panel title={text('connect.choose_agent')} isFlush>
          <ul>
            {gateways.map((gateway) => (
              <li key={gateway.id}>
                <button className={styles.choice} onClick={() => onChosen(gateway.id)}>
                  <strong>{gateway.name}</strong>
                  <span className={styles.marks}>
                    {gateway.pending_points > 0 && <span>{text('connect.pending', { count: gateway.pending_points })}</span>}
                    <GatewayStateMark state={gateway.state} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <NewAgent onEnrolled={onEnrolled} />
    </div>
  );
}

function NewAgent({ onEnrolled }: Pick<AgentStepProps, 'onEnrolled'>) {
  const text = useText();
  const queries = useQueryClient();
  const branches = useBranches();
  const { branchId } = useBranchFilter();
  const enrolling = useMutation({
    mutationFn: enrolGateway,
    onSuccess: async (answer) => {
      await queries.invalidateQueries({ queryKey: ['gateways'] });
      onEnrolled(answer);
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    enrolling.mutate({ name: String(form.get('name')).trim(), branch_id: String(form.get('branch_id')) });
  };
  const problem = enrolling.error instanceof Problem ? enrolling.error : undefined;
  return (
    <Panel title={text('connect.new_agent')}>
      {enrolling.error && !problem?.fields.length && <ProblemNotice error={enrolling.error} />}
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.pair}>
          <TextInput
            name="name"
            label={text('connect.agent_name')}
            description={text('connect.agent_name_words')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            maxLength={120}
            error={problem?.about('name')}
          />
          <NativeSelect
            name="branch_id"
            label={text('connect.branch')}
            defaultValue={branchId}
            data={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
            error={problem?.about('branch_id')}
          />
        </div>
        <div className={styles.buttons}>
          <Button type="submit" loading={enrolling.isPending}>
            {text('connect.enrol')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
