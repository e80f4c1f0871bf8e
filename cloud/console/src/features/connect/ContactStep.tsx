// Step 2: the agent's file, the command, and the wait for its first word.
import { Button, Loader, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EnrolledGateway } from '@/api/contract';
import { gatewayQuery } from '@/api/gateways';
import { useText } from '@/i18n/useText';
import { Icon } from '@/ui/Icon';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { saveFile } from '@/ui/saveFile';
import styles from './ConnectPage.module.css';
import { CopyButton } from './CopyButton';

interface ContactStepProps {
  gatewayId: string;
  enrolled: EnrolledGateway | null;
  onContinue: () => void;
}

type Way = 'broker' | 'https';

const FILE_NAME = 'edge.toml';
const COMMAND = `mafundi-edge run --config ${FILE_NAME}`;
const ASK_MS = 2000;

export function ContactStep({ gatewayId, enrolled, onContinue }: ContactStepProps) {
  const text = useText();
  const { data: gateway, error, refetch } = useQuery({
    ...gatewayQuery(gatewayId),
    // The change is announced too; asking covers a lost announcement while a person waits.
    refetchInterval: (query) => (query.state.data?.state === 'online' ? false : ASK_MS),
  });
  const isOnline = gateway?.state === 'online';
  const [way, setWay] = useState<Way>('broker');
  const https = enrolled?.edge_toml_https ?? null;
  const hasChoice = https !== null && https !== enrolled?.edge_toml;
  const file = (hasChoice && way === 'https' ? https : enrolled?.edge_toml) ?? '';
  return (
    <div className={styles.parts}>
      {!isOnline && <p className={styles.lead}>{text('connect.contact_words')}</p>}
      {enrolled && (
        <Panel title={<span className="mono">{FILE_NAME}</span>} aside={<CopyButton words={file} />}>
          <div className={styles.form}>
            <p className={styles.secret}>
              <Icon name="triangle" />
              {text('connect.once')}
            </p>
            {hasChoice && (
              <div>
                <SegmentedControl
                  aria-label={text('connect.way')}
                  value={way}
                  onChange={(chosen) => setWay(chosen as Way)}
                  data={[
                    { value: 'broker', label: text('connect.way_broker') },
                    { value: 'https', label: text('connect.way_https') },
                  ]}
                />
                <p className="faint">{text(way === 'https' ? 'connect.way_https_words' : 'connect.way_broker_words')}</p>
              </div>
            )}
            <pre className={styles.file} tabIndex={0} aria-label={FILE_NAME}>
              {file}
            </pre>
            <div>
              <Button variant="default" leftSection={<Icon name="download" />} onClick={() => saveFile(new Blob([file], { type: 'text/plain' }), FILE_NAME)}>
                {text('connect.download')}
              </Button>
            </div>
          </div>
        </Panel>
      )}
      {!isOnline && (
        <Panel title={text('connect.command')} aside={<CopyButton words={COMMAND} />}>
          <pre className={styles.file} tabIndex={0} aria-label={text('connect.command')}>
            {COMMAND}
          </pre>
        </Panel>
      )}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      <Panel>
        <div role="status" className={styles.waiting}>
          {isOnline ? <Icon name="normal" size={20} /> : <Loader size="sm" color="gray" />}
          <div>
            <p>{isOnline ? text('connect.contact_made', { name: gateway.name }) : text('connect.waiting')}</p>
            {isOnline && <p className="faint">{text('connect.contact_made_words')}</p>}
          </div>
        </div>
        {!enrolled && !isOnline && <p className="faint">{text('connect.resend')}</p>}
      </Panel>
      <div className={styles.buttons}>
        <Button disabled={!isOnline} onClick={onContinue}>
          {text('connect.continue')}
        </Button>
      </div>
    </div>
  );
}
