// Writing a work order by hand.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { newIdempotencyKey } from '@/api/client';
import type { WorkOrder } from '@/api/contract';
import { Problem } from '@/api/problem';
import { openWorkOrder } from '@/api/workOrders';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';
import { AssetChoice } from '@/ui/AssetChoice';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './NewWorkOrderPage.module.css';

const route = getRouteApi('/inside/work-orders/new');
const PRIORITIES: WorkOrder['priority'][] = ['emergency', 'high', 'normal', 'low'];

export function NewWorkOrderPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const { asset } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const [assetId, setAssetId] = useState<string | null>(asset ?? null);
  const [isAssetMissing, setAssetMissing] = useState(false);
  // One key for all tries of this form: a lost answer does not open a second order.
  const [key] = useState(newIdempotencyKey);
  const opening = useMutation({
    mutationFn: (order: Parameters<typeof openWorkOrder>[0]) => openWorkOrder(order, key),
    onSuccess: async (order) => {
      await queries.invalidateQueries({ queryKey: ['work-orders'] });
      await navigate({ to: '/work-orders/$workOrderId', params: { workOrderId: order.id } });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAssetMissing(assetId === null);
    if (assetId === null) return;
    const form = new FormData(event.currentTarget);
    opening.mutate({
      asset_id: assetId,
      title: String(form.get('title')).trim(),
      description: String(form.get('description')).trim(),
      priority: PRIORITIES.find((one) => one === form.get('priority')) ?? 'normal',
    });
  };
  const about = (field: string) => (opening.error instanceof Problem ? opening.error.about(field) : undefined);
  const isAboutFields = opening.error instanceof Problem && opening.error.fields.length > 0;
  return (
    <div className={styles.page}>
      <PageHeader title={text('order.new')} />
      {opening.error && !isAboutFields && <ProblemNotice error={opening.error} />}
      <Panel>
        <form className={styles.form} onSubmit={submit}>
          <AssetChoice
            label={text('order.asset')}
            description={text('order.asset_words')}
            branchId={branchId}
            value={assetId}
            error={isAssetMissing && !assetId ? text('order.no_asset_chosen') : about('asset_id')}
            onChange={setAssetId}
          />
          <TextInput
            name="title"
            label={text('order.title')}
            description={text('order.title_words')}
            required
            maxLength={200}
            error={about('title')}
          />
          <Textarea
            name="description"
            label={text('order.description')}
            description={text('order.description_words')}
            autosize
            minRows={4}
            error={about('description')}
          />
          <NativeSelect
            name="priority"
            label={text('order.priority')}
            defaultValue="normal"
            data={PRIORITIES.map((value) => ({ value, label: text(`priority.${value}`) }))}
            error={about('priority')}
          />
          <div className={styles.buttons}>
            <Button type="submit" loading={opening.isPending}>
              {text('order.open')}
            </Button>
          </div>
        </form>
      </Panel>
    </div>
  );
}
