// What waits on this phone for somebody's word: files that the service could not take, and entries of other people.
import { textOfCode, useText } from '@/i18n/useText';
import type { Queued } from './store';
import type { Phone } from './usePhone';

export function StuckFile({ entry, phone }: { entry: Queued; phone: Phone }) {
  const text = useText();
  const what = textOfCode('attachment', entry.command.kind === 'attach' ? entry.command.what : 'document');
  return (
    <div className="refused" role="alert">
      <span>{text('phone.stuck', { what })}</span>
      <button type="button" onClick={() => void phone.tryAgain(entry.no)}>
        {text('phone.try_again')}
      </button>
      <button type="button" onClick={() => void phone.dismiss(entry.no)}>
        {text('phone.discard')}
      </button>
    </div>
  );
}

export function WaitingForOthers({ phone }: { phone: Phone }) {
  const text = useText();
  return phone.ofOthers.map(({ name, count }) => <span key={name}>{text('phone.of_others', { name, count })}</span>);
}
