// Adding a technician.
import { NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { NewTechnician } from '@/api/contract';
import { addTechnician } from '@/api/technicians';
import { useBranches, useBranchFilter } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { TechnicianForm } from './TechnicianForm';
import styles from './TechnicianForm.module.css';

export function NewTechnicianPage() {
  const text = useText();
  const branches = useBranches();
  const { branchId: filtered } = useBranchFilter();
  const [chosen, setChosen] = useState<string>();
  const branchId = chosen ?? filtered ?? branches[0]?.id ?? '';
  const navigate = useNavigate();
  const queries = useQueryClient();
  const adding = useMutation({
    mutationFn: (technician: NewTechnician) => addTechnician(technician),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['technicians'] });
      await navigate({ to: '/technicians/$technicianId', params: { technicianId: made.id } });
    },
  });
  return (
    <div className={styles.page}>
      <PageHeader title={text('technicians.add')} />
      {adding.error && <ProblemNotice error={adding.error} onRetry={() => adding.reset()} />}
      {branches.length > 1 && (
        <NativeSelect
          className={styles.branch}
          label={text('field.branch')}
          value={branchId}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
        />
      )}
      <TechnicianForm
        error={adding.error}
        isBusy={adding.isPending}
        onSave={(fields) => adding.mutate({ ...fields, branch_id: branchId })}
      />
    </div>
  );
}
