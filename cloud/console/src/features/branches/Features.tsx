// What the branch uses already; a rollout switches one thing on after the other.
import '@mantine/core/styles/Switch.layer.css';
import { Button, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { BranchDetails } from '@/api/contract';
import { branchQuery, changeBranch } from '@/api/organisation';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import formStyles from '@/ui/Form.module.css';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Branches.module.css';

const FEATURES = ['alarm_orders', 'phone', 'customer_links', 'customer_mail', 'invoicing', 'stock', 'forecasts'] as const;

export function Features({ branch }: { branch: BranchDetails }) {
  const text = useText();
  const queries = useQueryClient();
  const mayChange = useMay('branch.write');
  const [off, setOff] = useState(branch.switched_off);
  const saving = useMutation({
    mutationFn: () => changeBranch(branch, { switched_off: off }),
    onSuccess: async (saved) => {
      announce(text('branch.saved', { name: saved.name }));
      queries.setQueryData(branchQuery(branch.id).queryKey, saved);
      await queries.invalidateQueries({ queryKey: ['branches', 'list'] });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.mutate();
  };
  const reload = () => void queries.invalidateQueries({ queryKey: branchQuery(branch.id).queryKey });
  const isChanged = FEATURES.some((one) => off.includes(one) !== branch.switched_off.includes(one));
  return (
    <form onSubmit={submit}>
      <Panel title={text('branch.features')}>
        <p className="quiet">{text('branch.features_words')}</p>
        {saving.error && <ProblemNotice error={saving.error} onRetry={reload} />}
        <fieldset className={formStyles.form} disabled={!mayChange}>
          <div>
            {FEATURES.map((one) => (
              <div key={one} className={styles.feature}>
                <Switch
                  label={text(`feature.${one}`)}
                  description={text(`feature.${one}_words`)}
                  checked={!off.includes(one)}
                  onChange={(event) => {
                    const isOn = event.currentTarget.checked;
                    setOff((before) => (isOn ? before.filter((each) => each !== one) : [...before, one]));
                  }}
                />
              </div>
            ))}
          </div>
          {mayChange && (
            <div className={formStyles.buttons}>
              <Button type="submit" variant="default" disabled={!isChanged} loading={saving.isPending}>
                {text('branch.save_features')}
              </Button>
            </div>
          )}
        </fieldset>
      </Panel>
    </form>
  );
}
