// Accept a proposed visit, or dismiss it with a reason; what was decided otherwise.
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptVisit } from '@/api/foreseen';
import type { VisitProposal } from '@/api/contract';
import { useMay } from '@/features/shell/useMay';
import { formatInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { DismissDialog } from './DismissDialog';
import styles from './Foreseen.module.css';

interface DecisionProps {
  proposal: VisitProposal;
  timeZone: string | undefined;
  /** It is what the page is about. */
  isMain?: boolean;
}

export function Decision({ proposal, timeZone, isMain = false }: DecisionProps) {
  const text = useText();
  const queries = useQueryClient();
  const mayDecide = useMay('prediction.decide');
  const [isDismissing, setDismissing] = useState(false);
  const reload = () => Promise.all([['foreseen'], ['work-orders']].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const accepting = useMutation({
    mutationFn: () => acceptVisit(proposal),
    onSuccess: async (accepted) => {
      announce(text('foreseen.accepted', { number: accepted.work_order_number ?? '' }));
      await reload();
    },
  });
  if (proposal.state !== 'open') return <Decided proposal={proposal} timeZone={timeZone} />;
  if (!mayDecide) return null;
  const name = proposal.asset_name;
  return (
    <>
      {accepting.error && (
        <ProblemNotice
          error={accepting.error}
          onRetry={() => {
            accepting.reset();
            void reload();
          }}
        />
      )}
      <div className={styles.buttons}>
        <Button variant="default" aria-label={text('foreseen.dismiss_of', { name })} onClick={() => setDismissing(true)}>
          {text('foreseen.dismiss')}
        </Button>
        <Button
          {...(isMain ? {} : { variant: 'default' })}
          aria-label={text('foreseen.accept_of', { name })}
          loading={accepting.isPending}
          onClick={() => accepting.mutate()}
        >
          {text('foreseen.accept')}
        </Button>
      </div>
      {isDismissing && <DismissDialog proposal={proposal} onClose={() => setDismissing(false)} />}
    </>
  );
}

function Decided({ proposal, timeZone }: { proposal: VisitProposal; timeZone: string | undefined }) {
  const text = useText();
  const at = proposal.decided_at ? formatInstant(proposal.decided_at, timeZone) : '';
  const isByItself = proposal.decided_by === 'system';
  const who = isByItself ? text('foreseen.by_itself') : (proposal.decided_by ?? '');
  return (
    <p className="quiet">
      {text(`foreseen.state_${proposal.state}`)} · {who} · {at}
      {proposal.state === 'withdrawn' && <> · {textOfCode('foreseen_note', proposal.note)}</>}
      {proposal.verdict && (
        <>
          {' '}
          · {text(`verdict.${proposal.verdict}`)}
          {proposal.note && <> · {proposal.note}</>}
        </>
      )}
      {proposal.work_order_id && (
        <>
          {' '}
          ·{' '}
          <Link to="/work-orders/$workOrderId" params={{ workOrderId: proposal.work_order_id }}>
            {proposal.work_order_number}
          </Link>
        </>
      )}
    </p>
  );
}
