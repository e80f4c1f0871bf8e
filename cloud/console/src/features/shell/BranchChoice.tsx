// One branch, or all the reader may see.
import { NativeSelect } from '@mantine/core';
import { useText } from '@/i18n/useText';
import { useBranches, useBranchFilter } from './useBranchFilter';
import styles from './BranchChoice.module.css';

export function BranchChoice() {
  const text = useText();
  const branches = useBranches();
  const { branchId, choose } = useBranchFilter();
  if (branches.length < 2) return branches[0] ? <span className={styles.only}>{branches[0].name}</span> : null;
  return (
    <NativeSelect
      className={styles.choice}
      aria-label={text('shell.branch')}
      value={branchId ?? ''}
      onChange={(event) => choose(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: text('shell.all_branches') },
        ...branches.map((branch) => ({ value: branch.id, label: branch.name })),
      ]}
    />
  );
}
