// The customer's word on work that is done: right, or what is not. A later word replaces an earlier one.
import { useRef, useState, type SubmitEvent } from 'react';
import { newId } from '@/api/newId';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { decide, type PortalDecision, type PortalOrder, type PortalPage } from './service';

interface VerdictProps {
  order: PortalOrder;
  at: (moment: string) => string;
  onChanged: (page: PortalPage) => void;
}

export function Verdict({ order, at, onChanged }: VerdictProps) {
  const text = useText();
  const [asking, setAsking] = useState<PortalDecision>();
  const [error, setError] = useState<Error>();
  const [isBusy, setBusy] = useState(false);
  const id = useRef(newId());
  const said = order.decision;
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setBusy(true);
    setError(undefined);
    try {
      onChanged(await decide(id.current, asking!, String(given.get('words') ?? '').trim(), String(given.get('name')).trim()));
      id.current = newId();
      setAsking(undefined);
    } catch (trouble) {
      setError(trouble as Error);
    } finally {
      setBusy(false);
    }
  };
  if (asking) {
    const isDispute = asking === 'disputed';
    return (
      <section>
        <h2>{text(isDispute ? 'portal.dispute' : 'portal.confirm')}</h2>
        <form className="ask" onSubmit={(event) => void send(event)}>
          {isDispute && (
            <label>
              {text('portal.dispute_words')}
              <textarea name="words" rows={3} required maxLength={2000} />
            </label>
          )}
          <label>
            {text('portal.name')}
            <input name="name" required maxLength={100} autoComplete="name" />
          </label>
          {error && (
            <p className="warning" role="alert">
              {error instanceof Problem ? error.message : text('portal.not_sent')}
            </p>
          )}
          <div className="buttons">
            <button type="submit" className="primary" disabled={isBusy}>
              {text(isDispute ? 'portal.dispute_send' : 'portal.confirm_send')}
            </button>
            <button type="button" onClick={() => setAsking(undefined)}>
              {text('portal.back')}
            </button>
          </div>
        </form>
      </section>
    );
  }
  return (
    <section>
      <h2>{text('portal.judge_title')}</h2>
      {said && (
        <p data-decision={said.decision} className="words">
          {text(said.decision === 'confirmed' ? 'portal.confirmed' : 'portal.disputed', {
            name: said.person_name,
            at: at(said.at),
          })}
          {said.words && ` “${said.words}”`}
        </p>
      )}
      <div className="buttons">
        {said?.decision !== 'confirmed' && (
          <button type="button" className="primary" onClick={() => setAsking('confirmed')}>
            {text('portal.confirm')}
          </button>
        )}
        {said?.decision !== 'disputed' && (
          <button type="button" onClick={() => setAsking('disputed')}>
            {text('portal.dispute')}
          </button>
        )}
      </div>
    </section>
  );
}
