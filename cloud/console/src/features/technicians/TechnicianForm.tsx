// The fields of a technician; skills, certificates and shifts are lists that grow and shrink.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { Technician } from '@/api/contract';
import { Problem } from '@/api/problem';
import { numberOf } from '@/features/connect/limitPreview';
import { textOfCode, useText } from '@/i18n/useText';
import { ListOf } from '@/ui/ListOf';
import { Panel } from '@/ui/Panel';
import { KnownWords, useKnownWords } from './KnownWords';
import styles from './TechnicianForm.module.css';

const LEVELS = ['1', '2', '3', '4', '5'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export interface TechnicianFields {
  name: string;
  phone: string;
  van: string;
  hourly_rate: string;
  home_latitude: number | null;
  home_longitude: number | null;
  skills: Technician['skills'];
  certificates: Technician['certificates'];
  shifts: Technician['shifts'];
  is_active?: boolean;
}

interface TechnicianFormProps {
  technician?: Technician;
  error: Error | null;
  isBusy: boolean;
  onSave: (fields: TechnicianFields) => void;
}

export function TechnicianForm({ technician, error, isBusy, onSave }: TechnicianFormProps) {
  const text = useText();
  const known = useKnownWords();
  const [skills, setSkills] = useState(technician?.skills ?? []);
  const [certificates, setCertificates] = useState(technician?.certificates ?? []);
  const [shifts, setShifts] = useState(technician?.shifts ?? []);
  const about = (field: string) => (error instanceof Problem ? error.about(field) : undefined);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = (name: string) => String(form.get(name) ?? '').trim();
    onSave({
      name: words('name'),
      phone: words('phone'),
      van: words('van'),
      hourly_rate: String(numberOf(words('hourly_rate')) ?? 0),
      home_latitude: numberOf(words('home_latitude')),
      home_longitude: numberOf(words('home_longitude')),
      skills: skills.filter((one) => one.skill.trim() !== ''),
      certificates: certificates.filter((one) => one.name.trim() !== ''),
      shifts,
      ...(technician && { is_active: form.get('is_active') !== null }),
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <KnownWords known={known} />
      <Panel>
        <div className={styles.fields}>
          <TextInput name="name" label={text('field.name')} required maxLength={120} defaultValue={technician?.name} error={about('name')} />
          <TextInput name="phone" label={text('technician.phone')} maxLength={40} defaultValue={technician?.phone} error={about('phone')} />
          <TextInput name="van" label={text('technician.van')} maxLength={60} defaultValue={technician?.van} error={about('van')} />
          <TextInput name="hourly_rate" inputMode="decimal" label={text('technician.hourly_rate')} defaultValue={plain(technician?.hourly_rate)} error={about('hourly_rate')} />
          <TextInput name="home_latitude" inputMode="decimal" label={text('technician.home_latitude')} defaultValue={technician?.home_latitude ?? ''} error={about('home_latitude')} />
          <TextInput name="home_longitude" inputMode="decimal" label={text('technician.home_longitude')} defaultValue={technician?.home_longitude ?? ''} error={about('home_longitude')} />
        </div>
      </Panel>
      <ListOf
        title={text('technician.skills')}
        rows={skills}
        empty={{ skill: '', level: 3 }}
        onChange={setSkills}
        row={(one, set) => (
          <>
            <TextInput label={text('technician.skill')} list={known.skillsId} value={one.skill} maxLength={60} onChange={(event) => set({ ...one, skill: event.currentTarget.value })} />
            <NativeSelect label={text('technician.level')} value={String(one.level)} data={LEVELS} onChange={(event) => set({ ...one, level: Number(event.currentTarget.value) })} />
          </>
        )}
      />
      <ListOf
        title={text('technician.certificates')}
        rows={certificates}
        empty={{ name: '', number: '', expires_on: null }}
        onChange={setCertificates}
        row={(one, set) => (
          <>
            <TextInput label={text('technician.certificate')} list={known.certificatesId} value={one.name} maxLength={120} onChange={(event) => set({ ...one, name: event.currentTarget.value })} />
            <TextInput label={text('technician.certificate_number')} value={one.number} maxLength={60} onChange={(event) => set({ ...one, number: event.currentTarget.value })} />
            <TextInput type="date" label={text('technician.expires_on')} value={one.expires_on ?? ''} onChange={(event) => set({ ...one, expires_on: event.currentTarget.value || null })} />
          </>
        )}
      />
      <ListOf
        title={text('technician.shifts')}
        error={about('shifts')}
        rows={shifts}
        empty={{ weekday: WEEKDAYS[shifts.length % WEEKDAYS.length] ?? 'mon', starts: '08:00', ends: '17:00' }}
        onChange={setShifts}
        row={(one, set) => (
          <>
            <NativeSelect
              label={text('technician.weekday')}
              value={one.weekday}
              onChange={(event) => set({ ...one, weekday: WEEKDAYS.find((day) => day === event.currentTarget.value) ?? 'mon' })}
              data={WEEKDAYS.map((day) => ({ value: day, label: textOfCode('weekday', day) }))}
            />
            <TextInput type="time" label={text('technician.starts')} value={one.starts} required onChange={(event) => set({ ...one, starts: event.currentTarget.value })} />
            <TextInput type="time" label={text('technician.ends')} value={one.ends} required onChange={(event) => set({ ...one, ends: event.currentTarget.value })} />
          </>
        )}
      />
      <div className={styles.buttons}>
        {technician && (
          <label className={styles.check}>
            <input type="checkbox" name="is_active" defaultChecked={technician.is_active} />
            {text('technician.is_active')}
          </label>
        )}
        <Button type="submit" loading={isBusy}>
          {text('technician.save')}
        </Button>
      </div>
    </form>
  );
}

/** Without the zeros behind the point that the database keeps. */
function plain(amount: string | undefined): string {
  return amount === undefined ? '' : String(Number(amount));
}
