// For pages about one branch: the one the reader looks at, or where to begin, and the field to choose another.
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Branch } from '@/api/contract';
import { useText } from '@/i18n/useText';
import { useBranches, useBranchFilter } from './useBranchFilter';

/** Without a chosen branch it is `first`, or the first there is. */
export function useOneBranch(first?: string | null): { branch: Branch | undefined; choice: ReactNode } {
  const text = useText();
  const branches = useBranches();
  const { branchId, choose } = useBranchFilter();
  const branch = branches.find((one) => one.id === branchId) ?? branches.find((one) => one.id === first) ?? branches[0];
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
