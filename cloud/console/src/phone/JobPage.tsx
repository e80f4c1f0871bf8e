// One job: where, what, the checklist, proof, and one large button for what comes next.
import { useEffect, useState } from 'react';
import { newId } from '@/api/newId';
import { formatShortInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { useNow } from '@/ui/useNow';
import { isOver, lackingOf, movesOf, type Command, type Job, type Move } from './commands';
import { Evidence } from './Evidence';
import { Parts } from './Parts';
import { placeOfPhone } from './place';
import { markSeen } from './service';
import { Steps } from './Steps';
import type { Phone } from './usePhone';

interface JobPageProps {
  job: Job;
  phone: Phone;
  onBack: () => void;
}

/** Told before the kind of command and what belongs to it. */
export function stamp(job: Job) {
  return { v: 1 as const, id: newId(), booking_id: job.booking_id, at: new Date().toISOString() };
}

export function JobPage({ job, phone, onBack }: JobPageProps) {
  const text = useText();
  const now = useNow();
  const say = (command: Command) => phone.say(command);
  const isOnline = phone.link === 'online';
  useEffect(() => {
    // Without a network the first step that is told will say as much.
    if (isOnline) void markSeen(job.booking_id).catch(() => undefined);
  }, [isOnline, job.booking_id]);
  return (
    <main className="page job">
      <button type="button" className="plain back" onClick={onBack}>
        ← {text('phone.title')}
      </button>
      <header>
        <p className="row">
          <span className="mono">{job.number}</span>
          <span>{textOfCode('booking_status', job.booking_status)}</span>
        </p>
        <h1>{job.title}</h1>
        <p className="row">
          <span className="priority" data-priority={job.priority}>
            {textOfCode('priority', job.priority)}
          </span>
          {job.due_at && <span>{text('promise.due', { at: formatShortInstant(job.due_at, now, job.time_zone) })}</span>}
        </p>
      </header>
      <section>
        {job.asset_name && <p>{job.asset_name}</p>}
        {job.site_name && <p className="quiet">{[job.site_name, job.site_address].filter(Boolean).join(', ')}</p>}
        {job.latitude !== null && job.longitude !== null && (
          <a className="way" href={`geo:${job.latitude},${job.longitude}?q=${job.latitude},${job.longitude}`}>
            {text('phone.way')}
          </a>
        )}
        {job.description && <p className="words">{job.description}</p>}
      </section>
      <Steps job={job} onAnswer={(step, answer) => void say({ ...stamp(job), kind: 'answer', step_id: step.id, answer, note: '' })} />
      <Parts job={job} phone={phone} />
      <Evidence job={job} phone={phone} />
      {!isOver(job) && <Moves job={job} onSay={say} />}
    </main>
  );
}

function Moves({ job, onSay }: { job: Job; onSay: (command: Command) => Promise<void> }) {
  const text = useText();
  const [asking, setAsking] = useState<Move | null>(null);
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [primary, ...others] = movesOf(job);
  const lacking = primary?.kind === 'complete' ? lackingOf(job) : [];
  const take = async (move: Move, words = '') => {
    setBusy(true);
    const place = move.kind === 'arrive' ? await placeOfPhone() : null;
    await onSay({ ...stamp(job), kind: move.kind, reason: words, place });
    setBusy(false);
    setAsking(null);
    setReason('');
  };
  if (asking) {
    return (
      <form
        className="bar"
        onSubmit={(event) => {
          event.preventDefault();
          void take(asking, reason);
        }}
      >
        <label>
          {text('phone.why')}
          <textarea rows={2} required maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </label>
        <button type="submit" className="primary" disabled={isBusy || !reason.trim()}>
          {textOfCode('phone_move', asking.kind)}
        </button>
        <button type="button" onClick={() => setAsking(null)}>
          {text('phone.back')}
        </button>
      </form>
    );
  }
  return (
    <div className="bar">
      {lacking.length > 0 && (
        <p className="warning">
          {text('checklist.lacking')} {lacking.map((one) => textOfCode('missing', one)).join(', ')}
        </p>
      )}
      {primary && (
        <button type="button" className="primary" disabled={isBusy || lacking.length > 0} onClick={() => void take(primary)}>
          {textOfCode('phone_move', primary.kind)}
        </button>
      )}
      {others.length > 0 && (
        <details>
          <summary>{text('phone.more')}</summary>
          {others.map((move) => (
            <button key={move.kind} type="button" onClick={() => (move.needsReason ? setAsking(move) : void take(move))}>
              {textOfCode('phone_move', move.kind)}
            </button>
          ))}
        </details>
      )}
    </div>
  );
}
