// What a branch does with a fault that is foreseen: a person decides, or the order is opened at once.
import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { predictionSettingQuery, setPredictionMode } from '@/api/foreseen';
import type { PredictionSetting } from '@/api/contract';
import { useMay } from '@/features/shell/useMay';
import { useOneBranch } from '@/features/shell/useOneBranch';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Foreseen.module.css';

const MODES: PredictionSetting['mode'][] = ['propose', 'open_orders'];

export function PredictionSettingPage() {
  const text = useText();
  const queries = useQueryClient();
  const { branch, choice } = useOneBranch();
  const mayWrite = useMay('branch.write');
  const branchId = branch?.id ?? '';
  const { data: setting, error, refetch } = useQuery({ ...predictionSettingQuery(branchId), enabled: branchId !== '' });
  const choosing = useMutation({
    mutationFn: (mode: PredictionSetting['mode']) => setPredictionMode(branchId, mode),
    onSuccess: async () => {
      announce(text('foreseen.mode_saved'));
      await queries.invalidateQueries({ queryKey: ['foreseen', 'setting'] });
    },
  });
  return (
    <div className={styles.page}>
      <PageHeader
        above={<Link to="/settings">{text('settings.title')}</Link>}
        title={branch ? text('foreseen.setting_title_of', { name: branch.name }) : text('foreseen.setting_title')}
      >
        {choice}
      </PageHeader>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {choosing.error && <ProblemNotice error={choosing.error} onRetry={() => choosing.reset()} />}
      {!setting && !error && <RowsSkeleton rows={2} />}
      {setting && (
        <Panel>
          <NativeSelect
            label={text('foreseen.mode')}
            description={text(`foreseen.mode_${setting.mode}_words`)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={setting.mode}
            disabled={!mayWrite || choosing.isPending}
            onChange={(event) => choosing.mutate(MODES.find((one) => one === event.currentTarget.value) ?? 'propose')}
            data={MODES.map((value) => ({ value, label: text(`foreseen.mode_${value}`) }))}
          />
        </Panel>
      )}
    </div>
  );
}
