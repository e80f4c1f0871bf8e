// My jobs: what is next, and what was done today.
import { useState } from 'react';
import { formatShortInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { forgetThisBrowser } from '@/push/subscription';
import { useNow } from '@/ui/useNow';
import { isOver, type Job } from './commands';
import { PushOffer } from './PushOffer';
import { pushDoor, signOut, WORKER } from './service';
import type { Phone } from './usePhone';

interface JobsPageProps {
  phone: Phone;
  onOpen: (bookingId: string) => void;
  onSignedOut: () => void;
}

export function JobsPage({ phone, onOpen, onSignedOut }: JobsPageProps) {
  const text = useText();
  const [words, setWords] = useState('');
  const open = phone.jobs.filter((job) => !isOver(job));
  const done = phone.jobs.filter(isOver);
  const leave = async () => {
    const unsent = phone.waiting + phone.stuck.length;
    if (unsent > 0) return setWords(text('phone.unsent', { count: unsent }));
    try {
      // Whoever signs in next must not be woken for this technician's jobs.
      await forgetThisBrowser(WORKER, pushDoor).catch(() => undefined);
      await signOut();
      await phone.forget();
      onSignedOut();
    } catch {
      setWords(text('phone.offline'));
    }
  };
  return (
    <main className="page">
      <header className="head">
        <div>
          <h1>{text('phone.title')}</h1>
          <p className="quiet">{phone.name}</p>
        </div>
        <button type="button" className="plain" onClick={() => void leave()}>
          {text('shell.sign_out')}
        </button>
      </header>
      {words && (
        <p className="warning" role="alert">
          {words}
        </p>
      )}
      <PushOffer />
      {open.length === 0 && <p className="empty">{text('phone.none')}</p>}
      <ul className="jobs">
        {open.map((job) => (
          <Card key={job.booking_id} job={job} onOpen={onOpen} />
        ))}
      </ul>
      {done.length > 0 && (
        <>
          <h2>{text('phone.done')}</h2>
          <ul className="jobs">
            {done.map((job) => (
              <Card key={job.booking_id} job={job} onOpen={onOpen} />
            ))}
          </ul>
        </>
      )}
    </main>
  );
}

function Card({ job, onOpen }: { job: Job; onOpen: (bookingId: string) => void }) {
  const text = useText();
  const now = useNow();
  const at = (moment: string) => formatShortInstant(moment, now, job.time_zone);
  return (
    <li>
      <a
        className="card"
        href={`/phone/jobs/${job.booking_id}`}
        data-priority={job.priority}
        onClick={(event) => {
          event.preventDefault();
          onOpen(job.booking_id);
        }}
      >
        <span className="row">
          <span className="mono">{job.number}</span>
          <span>{textOfCode('booking_status', job.booking_status)}</span>
        </span>
        <strong>{job.title}</strong>
        <span className="quiet">
          {[job.asset_name, job.site_name].filter(Boolean).join(' · ')}
        </span>
        <span className="row">
          <span>{text('dispatch.from_until', { from: at(job.starts_at), until: at(job.ends_at) })}</span>
          {job.priority !== 'normal' && <span className="priority">{textOfCode('priority', job.priority)}</span>}
        </span>
      </a>
    </li>
  );
}
