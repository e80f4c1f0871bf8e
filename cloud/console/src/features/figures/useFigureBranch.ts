// Whose figures are shown: the branch the reader looks at, or the one that completed a job last.
import { useQuery } from '@tanstack/react-query';
import { latestBranchQuery } from '@/api/figures';
import { useBranches, useBranchFilter } from '@/features/shell/useBranchFilter';
import { useOneBranch } from '@/features/shell/useOneBranch';

export function useFigureBranch(): ReturnType<typeof useOneBranch> {
  const { branchId } = useBranchFilter();
  const branches = useBranches();
  const isOpen = branchId === undefined && branches.length > 1;
  const latest = useQuery({ ...latestBranchQuery, enabled: isOpen });
  const found = useOneBranch(latest.data?.branch_id);
  return isOpen && latest.isPending ? { branch: undefined, choice: null } : found;
}
