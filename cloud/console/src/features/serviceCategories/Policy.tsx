// What proves a job of a kind: photos, a signature, somebody at the site, the machine's own signal.
import { Checkbox, TextInput } from '@mantine/core';
import type { NewServiceCategory } from '@/api/contract';
import type { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { DurationField } from '@/ui/DurationField';
import formStyles from '@/ui/Form.module.css';
import { Panel } from '@/ui/Panel';
import styles from './CategoryForm.module.css';

const MOST_PHOTOS = 20;
const WIDEST_M = 50_000;
const ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

type ProofFields = Pick<Required<NewServiceCategory>, 'photo_count' | 'needs_signature' | 'radius_m' | 'verification_minutes'>;

interface PolicyProps {
  policy: ProofFields;
  problem: Problem | undefined;
  onChange: (changes: Partial<ProofFields>) => void;
}

export function Policy({ policy, problem, onChange }: PolicyProps) {
  const text = useText();
  return (
    <Panel title={text('kinds.proof')}>
      <div className={formStyles.fields}>
        <TextInput
          type="number"
          inputWrapperOrder={ORDER}
          label={text('kinds.photo_count')}
          description={text('kinds.photo_count_words')}
          min={0}
          max={MOST_PHOTOS}
          required
          value={policy.photo_count}
          error={problem?.about('photo_count')}
          onChange={(event) => onChange({ photo_count: Number(event.currentTarget.value) })}
        />
        <TextInput
          type="number"
          inputWrapperOrder={ORDER}
          label={text('kinds.radius')}
          description={text('kinds.radius_words')}
          min={0}
          max={WIDEST_M}
          required
          value={policy.radius_m}
          error={problem?.about('radius_m')}
          onChange={(event) => onChange({ radius_m: Number(event.currentTarget.value) })}
        />
        <DurationField
          label={text('kinds.verification')}
          description={text('kinds.verification_words')}
          minutes={policy.verification_minutes}
          error={problem?.about('verification_minutes')}
          onChange={(minutes) => onChange({ verification_minutes: minutes })}
        />
      </div>
      <Checkbox
        className={styles.signature}
        label={text('kinds.needs_signature')}
        checked={policy.needs_signature}
        onChange={(event) => onChange({ needs_signature: event.currentTarget.checked })}
      />
    </Panel>
  );
}
