// Photos, a note, and the customer's signature.
import { useState, type ChangeEvent } from 'react';
import { newId } from '@/api/newId';
import { useText } from '@/i18n/useText';
import { isOver, type Job } from './commands';
import { stamp } from './JobPage';
import { smaller } from './pictures';
import { Signature } from './Signature';
import type { Phone } from './usePhone';

export function Evidence({ job, phone }: { job: Job; phone: Phone }) {
  const text = useText();
  const [note, setNote] = useState('');
  const [isSigning, setSigning] = useState(false);
  const isLocked = isOver(job);
  const attach = async (content: Blob, what: 'photo' | 'signature', signedBy = '') => {
    const file = { id: newId(), branchId: job.branch_id, name: `${what}.jpg`, content };
    await phone.say({ ...stamp(job), kind: 'attach', file_id: file.id, what, caption: '', signed_by: signedBy }, file);
  };
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const [photo] = input.files ?? [];
    if (photo) await attach(await smaller(photo), 'photo');
    input.value = '';
  };
  const write = async () => {
    await phone.say({ ...stamp(job), kind: 'comment', text: note.trim() });
    setNote('');
  };
  return (
    <section>
      <h2>{text('attachments.title')}</h2>
      <p className="row">
        <span>
          {text('phone.photos')} {job.photo_count}
          {job.needed_photos > 0 && `/${job.needed_photos}`}
        </span>
        <span>{job.has_signature ? text('phone.signed') : ''}</span>
      </p>
      {!isLocked && (
        <div className="buttons">
          <label className="button">
            {text('phone.photo')}
            <input type="file" accept="image/*" capture="environment" className="only-heard" onChange={(event) => void take(event)} />
          </label>
          <button type="button" onClick={() => setSigning(true)}>
            {text('phone.sign')}
          </button>
        </div>
      )}
      {isSigning && (
        <Signature
          onDone={(picture, by) => {
            setSigning(false);
            void attach(picture, 'signature', by);
          }}
          onCancel={() => setSigning(false)}
        />
      )}
      <ul className="comments">
        {job.comments.map((comment, index) => (
          // Comments are only ever added at the end.
          <li key={index}>{comment}</li>
        ))}
      </ul>
      <label>
        {text('phone.note')}
        <textarea rows={2} value={note} maxLength={5000} onChange={(event) => setNote(event.currentTarget.value)} />
      </label>
      {note.trim() && (
        <button type="button" onClick={() => void write()}>
          {text('comments.send')}
        </button>
      )}
    </section>
  );
}
