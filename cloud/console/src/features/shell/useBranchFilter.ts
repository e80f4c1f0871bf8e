// The branch the reader looks at; it stands in the address of every page.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { sessionQuery } from '@/api/session';
import type { Branch } from '@/api/contract';

const NONE: Branch[] = [];

export function useBranches(): Branch[] {
  return useQuery({ ...sessionQuery, select: (session) => session.branches }).data ?? NONE;
}

export function useBranch(branchId: string | undefined): Branch | undefined {
  return useBranches().find((branch) => branch.id === branchId);
}

/** The names of branches by their ids, for the rows of a list. */
export function useBranchName(): (branchId: string) => string {
  const branches = useBranches();
  return (branchId) => branches.find((branch) => branch.id === branchId)?.name ?? '';
}

/** The time zone in which to show times of a branch; without one, that of the reader's only branch. */
export function useTimeZone(branchId: string | undefined): string | undefined {
  const branches = useBranches();
  const only = branches.length === 1 ? branches[0] : undefined;
  return (branches.find((branch) => branch.id === branchId) ?? only)?.time_zone;
}

export function useBranchFilter() {
  const { branch } = useSearch({ strict: false }) as { branch?: string };
  const navigate = useNavigate();
  const choose = (branchId: string | undefined) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, branch: branchId }), replace: true });
  return { branchId: branch, choose };
}
