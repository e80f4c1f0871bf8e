// Photos that go with a report: made small on the phone, without the camera's notes.
import { useEffect, useMemo, type ChangeEvent } from 'react';
import { newId } from '@/api/newId';
import { useText } from '@/i18n/useText';
import { smaller } from '@/phone/pictures';

const MOST = 5;

export interface Photo {
  id: string;
  content: Blob;
}

export function Photos({ photos, onChange }: { photos: Photo[]; onChange: (photos: Photo[]) => void }) {
  const text = useText();
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const files = [...(input.files ?? [])].slice(0, MOST - photos.length);
    const taken = await Promise.all(files.map(async (file) => ({ id: newId(), content: await smaller(file) })));
    onChange([...photos, ...taken]);
    input.value = '';
  };
  return (
    <>
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map((photo, index) => (
            <li key={photo.id}>
              <Shown content={photo.content} alt={text('portal.photo_number', { number: index + 1 })} />
              <button type="button" onClick={() => onChange(photos.filter((one) => one !== photo))}>
                {text('portal.remove_photo', { number: index + 1 })}
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < MOST && (
        <label className="button">
          {text('portal.photo')}
          <input type="file" accept="image/*" multiple className="only-heard" onChange={(event) => void take(event)} />
        </label>
      )}
    </>
  );
}

/** A picture that is here already. */
export function Shown({ content, alt }: { content: Blob; alt: string }) {
  const address = useMemo(() => URL.createObjectURL(content), [content]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return <img src={address} alt={alt} />;
}
