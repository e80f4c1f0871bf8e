// What a page shows in its place when it cannot be drawn.
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ProblemNotice } from '@/ui/ProblemNotice';

export function PageProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
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
