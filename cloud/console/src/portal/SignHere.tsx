// Sign for the work with a finger, as on the technician's phone.
import { useRef, useState } from 'react';
import { newId } from '@/api/newId';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { Signature } from '@/phone/Signature';
import { type PortalOrder, type PortalPage, sign } from './service';

interface SignHereProps {
  order: PortalOrder;
  at: (moment: string) => string;
  onChanged: (page: PortalPage) => void;
}

export function SignHere({ order, at, onChanged }: SignHereProps) {
  const text = useText();
  const [isSigning, setSigning] = useState(false);
  const [error, setError] = useState<Error>();
  const id = useRef(newId());
  const send = async (picture: Blob, by: string) => {
    setError(undefined);
    try {
      onChanged(await sign(id.current, picture, by));
      setSigning(false);
    } catch (trouble) {
      id.current = newId(); // what is drawn next is another picture
      setError(trouble as Error);
    }
  };
  return (
    <section>
      <h2>{text('portal.sign_title')}</h2>
      {order.signature && <p>{text('portal.signed', { name: order.signature.signed_by, at: at(order.signature.at) })}</p>}
      {error && (
        <p className="warning" role="alert">
          {error instanceof Problem ? error.message : text('portal.not_sent')}
        </p>
      )}
      {isSigning ? (
        <Signature onDone={(picture, by) => void send(picture, by)} onCancel={() => setSigning(false)} />
      ) : (
        !order.signature && (
          <button type="button" onClick={() => setSigning(true)}>
            {text('portal.sign_start')}
          </button>
        )
      )}
    </section>
  );
}
