// Report a fault: which machine, what is wrong, a photo, and who says so. Sent again, it is the same report.
import { useRef, useState, type SubmitEvent } from 'react';
import { newId } from '@/api/newId';
import { Problem } from '@/api/problem';
import { formatAge } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import { addressOf, type PortalPage, type PortalReported, report, sendPicture } from './service';
import { Photos, type Photo } from './Photos';

export function RequestPage({ page }: { page: PortalPage }) {
  const text = useText();
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [error, setError] = useState<Error>();
  const [isBusy, setBusy] = useState(false);
  const [before, setBefore] = useState<PortalReported>();
  // Made once for what is in the form: however often it is sent, it is one report.
  const id = useRef(newId());
  const form = useRef<HTMLFormElement>(null);
  const asked = new URLSearchParams(location.search).get('machine') ?? '';
  const machine = page.machines.some((one) => one.id === asked) ? asked : '';

  const send = async (isAnother: boolean, pictures = photos) => {
    const given = new FormData(form.current!);
    const said = (name: string) => String(given.get(name) ?? '').trim();
    setBusy(true);
    setError(undefined);
    try {
      for (const photo of pictures) await sendPicture(photo.id, photo.content);
      const done = await report({
        id: id.current,
        asset_id: said('machine') || null,
        words: said('words'),
        person_name: said('name'),
        phone: said('phone'),
        photo_ids: pictures.map((photo) => photo.id),
        is_another: isAnother,
      });
      if (done.is_new) location.assign(addressOf(done.token));
      else setBefore(done);
    } catch (trouble) {
      setError(trouble as Error);
    } finally {
      setBusy(false);
    }
  };
  const about = (field: string) => (error instanceof Problem ? error.about(field) : undefined);
  return (
    <>
      <h1>{text('portal.report_title')}</h1>
      <p>{text('portal.report_intro', { site: page.site })}</p>
      {before && (
        <Before
          before={before}
          isBusy={isBusy}
          onOther={() => {
            // What was sent is kept with the other order; this is a report of its own, its pictures are sent again.
            const again = photos.map((photo) => ({ ...photo, id: newId() }));
            id.current = newId();
            setPhotos(again);
            setBefore(undefined);
            void send(true, again);
          }}
        />
      )}
      <form
        ref={form}
        className="ask"
        hidden={before !== undefined}
        onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
          event.preventDefault();
          void send(false);
        }}
      >
        <label>
          {text('portal.machine')}
          <select name="machine" defaultValue={machine}>
            <option value="">{text('portal.no_machine')}</option>
            {page.machines.map((one) => (
              <option key={one.id} value={one.id}>
                {one.tag ? `${one.name} (${one.tag})` : one.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('portal.words')}
          <textarea name="words" rows={4} required maxLength={2000} />
        </label>
        <Photos photos={photos} onChange={setPhotos} />
        <label>
          {text('portal.name')}
          <input name="name" required maxLength={100} autoComplete="name" />
        </label>
        <label>
          {text('portal.phone')}
          <input
            name="phone"
            type="tel"
            required
            maxLength={40}
            autoComplete="tel"
            aria-invalid={about('phone') ? true : undefined}
            aria-describedby="phone-why"
          />
          <span id="phone-why" className={about('phone') ? 'warning' : 'quiet small'}>
            {about('phone') ?? text('portal.phone_why')}
          </span>
        </label>
        {error && !about('phone') && (
          <p className="warning" role="alert">
            {error instanceof Problem ? error.message : text('portal.not_sent')}
          </p>
        )}
        <button type="submit" className="primary" disabled={isBusy}>
          {text(isBusy ? 'portal.sending' : 'portal.send')}
        </button>
      </form>
    </>
  );
}

function Before({ before, isBusy, onOther }: { before: PortalReported; isBusy: boolean; onOther: () => void }) {
  const text = useText();
  return (
    <section role="status">
      <h2>{text('portal.already_title')}</h2>
      <p>{text('portal.already_words', { number: before.number, age: formatAge(before.reported_at, Date.now()) })}</p>
      <a className="button primary" href={addressOf(before.token)}>
        {text('portal.follow')}
      </a>
      <button type="button" disabled={isBusy} onClick={onOther}>
        {text('portal.something_else')}
      </button>
    </section>
  );
}
