// Offers to wake this phone for a new job, until it is answered.
import { useEffect, useState } from 'react';
import { useText } from '@/i18n/useText';
import { canBeWoken, wakeThisBrowser, type PushState } from '@/push/subscription';
import { pushDoor, WORKER } from './service';

export function PushOffer() {
  const text = useText();
  const [state, setState] = useState<PushState>('impossible');
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const look = () => void canBeWoken(WORKER).then(setState);
  useEffect(look, []);
  if (state !== 'possible') return null;
  const start = async () => {
    setBusy(true);
    setFailed(false);
    await wakeThisBrowser(WORKER, pushDoor).catch(() => setFailed(true));
    setBusy(false);
    look();
  };
  return (
    <section className="offer">
      <p>{text('phone.push_offer')}</p>
      {hasFailed && <p role="alert">{text('phone.push_failed')}</p>}
      <button type="button" disabled={isBusy} onClick={() => void start()}>
        {text('push.start')}
      </button>
    </section>
  );
}
