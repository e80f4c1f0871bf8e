// Rate the work from 1 to 5, with words if wanted; for some days it may be changed.
import { useState, type SubmitEvent } from 'react';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { rate, type PortalOrder, type PortalPage } from './service';

const SCORES = [1, 2, 3, 4, 5];

interface RatingProps {
  order: PortalOrder;
  at: (moment: string) => string;
  onChanged: (page: PortalPage) => void;
}

export function Rating({ order, at, onChanged }: RatingProps) {
  const text = useText();
  const given = order.rating;
  const [error, setError] = useState<Error>();
  const [isBusy, setBusy] = useState(false);
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(undefined);
    try {
      onChanged(await rate(Number(form.get('score')), String(form.get('words')).trim()));
    } catch (trouble) {
      setError(trouble as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section>
      <h2>{text('portal.rate_title')}</h2>
      {given && (
        <p role="status">
          {text('portal.rated', { score: given.score })} {given.is_open && text('portal.rate_until', { at: at(given.open_until) })}
        </p>
      )}
      {(!given || given.is_open) && (
        <form className="ask" onSubmit={(event) => void send(event)}>
          <fieldset className="scores">
            <legend>{text('portal.score')}</legend>
            {SCORES.map((score) => (
              <label key={score}>
                <input type="radio" name="score" value={score} required defaultChecked={given?.score === score} />
                <span>{score}</span>
              </label>
            ))}
          </fieldset>
          <label>
            {text('portal.rate_words')}
            <textarea name="words" rows={2} maxLength={2000} defaultValue={given?.words ?? ''} />
          </label>
          {error && (
            <p className="warning" role="alert">
              {error instanceof Problem ? error.message : text('portal.not_sent')}
            </p>
          )}
          <button type="submit" disabled={isBusy}>
            {text(given ? 'portal.rate_change' : 'portal.rate_send')}
          </button>
        </form>
      )}
    </section>
  );
}
