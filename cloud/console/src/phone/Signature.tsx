// A field to sign in with a finger, and the name of who signed; the name alone is enough for who cannot draw.
import { useRef, useState, type PointerEvent } from 'react';
import { useText } from '@/i18n/useText';
import { written } from './pictures';

const WIDTH = 640;
const HEIGHT = 240;
const INK = '#111';
const PAPER = '#fff';

interface SignatureProps {
  onDone: (picture: Blob, by: string) => void;
  onCancel: () => void;
}

export function Signature({ onDone, onCancel }: SignatureProps) {
  const text = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [by, setBy] = useState('');
  const isDown = useRef(false);
  const place = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = currentTarget.getBoundingClientRect();
    return [((clientX - box.left) / box.width) * WIDTH, ((clientY - box.top) / box.height) * HEIGHT];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = penOf(event.currentTarget);
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    pen.beginPath();
    pen.moveTo(...place(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!isDown.current) return;
    const pen = penOf(event.currentTarget);
    pen.lineTo(...place(event));
    pen.stroke();
  };
  const done = async () => {
    const signed = onPaper(canvas.current!);
    onDone(await written(signed, 'image/png'), by.trim());
  };
  return (
    <div className="signature">
      <label>
        {text('phone.signed_by')}
        <input value={by} maxLength={200} onChange={(event) => setBy(event.currentTarget.value)} />
      </label>
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        aria-label={text('phone.sign_here')}
        role="img"
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={() => (isDown.current = false)}
        onPointerCancel={() => (isDown.current = false)}
      />
      <div className="buttons">
        <button type="button" className="primary" disabled={!by.trim()} onClick={() => void done()}>
          {text('phone.sign_done')}
        </button>
        <button type="button" onClick={onCancel}>
          {text('phone.back')}
        </button>
      </div>
    </div>
  );
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d')!;
  pen.lineWidth = 4;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = INK;
  return pen;
}

/** What was drawn, on white: a report is printed on paper. */
function onPaper(drawn: HTMLCanvasElement): HTMLCanvasElement {
  const paper = document.createElement('canvas');
  paper.width = WIDTH;
  paper.height = HEIGHT;
  const pen = paper.getContext('2d')!;
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.drawImage(drawn, 0, 0);
  return paper;
}
