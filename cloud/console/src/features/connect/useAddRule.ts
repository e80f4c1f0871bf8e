// Sets a rule on a point; what stands on the point, its machine and its agent is read again.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addRule } from '@/api/points';

export function useAddRule(onSet: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: addRule,
    onSuccess: async () => {
      await Promise.all(['rules', 'gateways', 'assets'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      onSet();
    },
  });
}
