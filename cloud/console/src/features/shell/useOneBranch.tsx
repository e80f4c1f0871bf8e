// For pages about one branch: the one the reader looks at, or the first, and the field to choose another.
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Branch } from '@/api/contract';
import { useText } from '@/i18n/useText';
import { useBranches, useBranchFilter } from './useBranchFilter';

export function useOneBranch(): { branch: Branch | undefined; choice: ReactNode } {
  const text = useText();
  const branches = useBranches();
  const { branchId, choose } = useBranchFilter();
  const branch = branches.find((one) => one.id === branchId) ?? branches[0];
  const choice = branches.length > 1 && (
    <NativeSelect
      aria-label={text('field.branch')}
      value={branch?.id}
      onChange={(event) => choose(event.currentTarget.value)}
      data={branches.map((one) => ({ value: one.id, label: one.name }))}
    />
  );
  return { branch, choice };
}
