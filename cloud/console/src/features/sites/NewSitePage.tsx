// Adding a site.
import { NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { addSite } from '@/api/assets';
import type { NewSite } from '@/api/contract';
import { Problem } from '@/api/problem';
import { useBranches, useBranchFilter } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';
import { PageHeader } from '@/ui/PageHeader';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Site.module.css';
import { SiteForm } from './SiteForm';

const route = getRouteApi('/inside/sites/new');

export function NewSitePage() {
  const text = useText();
  const branches = useBranches();
  const { branchId: filtered } = useBranchFilter();
  const { customer } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const branchId = chosen ?? filtered ?? branches[0]?.id ?? '';
  const adding = useMutation({
    mutationFn: (site: NewSite) => addSite(site),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['sites'] });
      await navigate({ to: '/sites/$siteId', params: { siteId: made.id } });
    },
  });
  const isAboutFields = adding.error instanceof Problem && adding.error.fields.length > 0;
  return (
    <div className={styles.page}>
      <PageHeader title={text('sites.add')} />
      {adding.error && !isAboutFields && <ProblemNotice error={adding.error} onRetry={() => adding.reset()} />}
      {branches.length > 1 && (
        <NativeSelect
          className={styles.branch}
          label={text('field.branch')}
          value={branchId}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
        />
      )}
      <SiteForm
        customerId={customer}
        error={adding.error}
        isBusy={adding.isPending}
        onSave={(fields) => adding.mutate({ ...fields, branch_id: branchId })}
      />
    </div>
  );
}
