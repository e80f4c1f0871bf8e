// What a page shows in its place when it cannot be drawn.
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Unreachable } from '@/api/problem';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { isMissingPart } from './missingPart';

export function PageProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  // A renewed service has other parts under other names: only loading everything anew finds them.
  if (isMissingPart(error)) return <ProblemNotice error={new Unreachable(error)} onRetry={() => window.location.reload()} />;
  return (
    <ProblemNotice
      error={error}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
