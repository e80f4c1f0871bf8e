// What the job needs, and what was used of it out of the van.
import { useState, type FormEvent } from 'react';
import { useText } from '@/i18n/useText';
import { isOver, type Job, type Van } from './commands';
import { stamp } from './JobPage';
import { usable, type Usable } from './usable';
import type { Phone } from './usePhone';

export function Parts({ job, phone }: { job: Job; phone: Phone }) {
  const text = useText();
  const choices = usable(job, phone.van);
  if (job.parts.length === 0 && choices.length === 0) return null;
  return (
    <section>
      <h2>{text('parts.title')}</h2>
      <ul className="comments">
        {job.parts.map((part) => (
          <li key={part.part_id}>
            <strong>{part.name}</strong> <span className="mono">{part.number}</span>
            <span className="row">
              <span>{text('parts.used_of', { used: part.used, needed: `${part.quantity} ${unitWord(part.unit)}`.trim() })}</span>
              <span className="quiet">{whereIs(part.place_id, part.place_name, phone.van)}</span>
            </span>
          </li>
        ))}
      </ul>
      {!isOver(job) && choices.length > 0 && <UseForm key={choices[0]!.partId} job={job} phone={phone} choices={choices} />}
    </section>
  );

  function whereIs(placeId: string | null, name: string | null, van: Van | null): string {
    if (!placeId) return text('parts.short');
    return placeId === van?.place_id ? text('parts.in_van') : (name ?? '');
  }
}

function UseForm({ job, phone, choices }: { job: Job; phone: Phone; choices: Usable[] }) {
  const text = useText();
  const [partId, setPartId] = useState(choices[0]!.partId);
  const chosen = choices.find((one) => one.partId === partId) ?? choices[0]!;
  const use = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const quantity = String(new FormData(event.currentTarget).get('quantity')).trim().replace(',', '.');
    if (!(Number(quantity) > 0)) return;
    void phone.say({ ...stamp(job), kind: 'use_part', part_id: chosen.partId, place_id: chosen.placeId, quantity });
  };
  return (
    <form className="steps" onSubmit={use}>
      <label>
        {text('parts.part')}
        <select value={chosen.partId} onChange={(event) => setPartId(event.currentTarget.value)}>
          {choices.map((one) => (
            <option key={one.partId} value={one.partId}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('parts.quantity')} <span className="quiet">{unitWord(chosen.unit)}</span>
        <input key={chosen.partId} name="quantity" inputMode="decimal" defaultValue={chosen.suggested} />
      </label>
      <button type="submit">{text('parts.use')}</button>
    </form>
  );
}

/** Pieces need no word. */
function unitWord(unit: string): string {
  return unit === 'piece' ? '' : unit;
}
