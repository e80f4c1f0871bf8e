// The phone page: my jobs, one job, or the door.
import { useEffect, useState } from 'react';
import { useText } from '@/i18n/useText';
import { JobPage } from './JobPage';
import { JobsPage } from './JobsPage';
import { News } from './News';
import { SignInPage } from './SignInPage';
import { StuckFile, WaitingForOthers } from './Unsent';
import { usePhone } from './usePhone';

export function App() {
  const text = useText();
  const phone = usePhone();
  const [bookingId, open] = useOpenJob();
  const [isAtDoor, setAtDoor] = useState(false);
  const job = phone.jobs.find((one) => one.booking_id === bookingId);
  if (isAtDoor || (phone.link === 'signed-out' && phone.jobs.length === 0)) {
    return (
      <>
        <div className="state" role="status">
          <WaitingForOthers phone={phone} />
        </div>
        <SignInPage
          onSignedIn={(personId) => {
            setAtDoor(false);
            void phone.welcome(personId);
          }}
        />
      </>
    );
  }
  if (!phone.isReady) return <p className="loading quiet">{text('phone.loading')}</p>;
  return (
    <>
      <StateBar phone={phone} onSignIn={() => setAtDoor(true)} />
      <News onOpen={open} />
      {job ? <JobPage key={job.booking_id} job={job} phone={phone} onBack={() => open('')} /> : <JobsPage phone={phone} onOpen={open} onSignedOut={() => setAtDoor(true)} />}
    </>
  );
}

function StateBar({ phone, onSignIn }: { phone: ReturnType<typeof usePhone>; onSignIn: () => void }) {
  const text = useText();
  return (
    <div className="state" role="status">
      {phone.link === 'signed-out' && (
        <button type="button" onClick={onSignIn}>
          {text('phone.sign_in_again')}
        </button>
      )}
      {phone.link === 'offline' && <span>{text('phone.offline')}</span>}
      {phone.waiting > 0 && <span>{text('phone.waiting', { count: phone.waiting })}</span>}
      <WaitingForOthers phone={phone} />
      {phone.stuck.map((one) => (
        <StuckFile key={one.no} entry={one} phone={phone} />
      ))}
      {phone.refused.map((one) => (
        <p key={one.no} className="refused" role="alert">
          <span>{one.refused}</span>
          <button type="button" onClick={() => void phone.dismiss(one.no)}>
            {text('phone.seen')}
          </button>
        </p>
      ))}
    </div>
  );
}

/** The open job is part of the address, so that a link and the back button work. */
function useOpenJob(): [string, (bookingId: string) => void] {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const moved = () => setPath(location.pathname);
    window.addEventListener('popstate', moved);
    return () => window.removeEventListener('popstate', moved);
  }, []);
  const open = (bookingId: string) => {
    history.pushState(null, '', bookingId ? `/phone/jobs/${bookingId}` : '/phone');
    setPath(location.pathname);
    scrollTo(0, 0);
  };
  return [path.match(/^\/phone\/jobs\/([\w-]+)$/)?.[1] ?? '', open];
}
