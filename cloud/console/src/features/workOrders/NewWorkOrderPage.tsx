// Writing a work order by hand.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { assetQuery } from '@/api/assets';
import type { NewWorkOrder, WorkOrder } from '@/api/contract';
import { newId } from '@/api/newId';
import { Problem } from '@/api/problem';
import { categoriesQuery } from '@/api/serviceCategories';
import { openWorkOrder } from '@/api/workOrders';
import { useBranches, useBranchFilter } from '@/features/shell/useBranchFilter';
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
  const branches = useBranches();
  const { branchId: filtered } = useBranchFilter();
  const { asset } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const [assetId, setAssetId] = useState<string | null>(asset ?? null);
  const [chosenBranch, setChosenBranch] = useState<string>();
  const kinds = useInfiniteQuery(categoriesQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const machine = useQuery({ ...assetQuery(assetId ?? ''), enabled: assetId !== null }).data;
  // A machine stands in a branch; without one a person says where the work is.
  const branchId = machine?.branch_id ?? chosenBranch ?? filtered ?? branches[0]?.id;
  // One key for all tries of this form: a lost answer does not open a second order.
  const [key, setKey] = useState(newId);
  const opening = useMutation({
    mutationFn: (order: NewWorkOrder) => openWorkOrder(order, key),
    onSuccess: async (order) => {
      await queries.invalidateQueries({ queryKey: ['work-orders'] });
      await navigate({ to: '/work-orders/$workOrderId', params: { workOrderId: order.id } });
    },
    // A refused body will be sent changed; with the old key that would be refused as another body.
    onError: (error) => error instanceof Problem && setKey(newId()),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!branchId) return;
    const form = new FormData(event.currentTarget);
    opening.mutate({
      branch_id: branchId,
      asset_id: assetId,
      category_id: String(form.get('category_id') ?? '') || null,
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
          <TextInput
            name="title"
            label={text('order.title')}
            description={text('order.title_words')}
            required
            maxLength={200}
            error={about('title')}
          />
          {kinds.length > 0 && (
            <NativeSelect
              name="category_id"
              label={`${text('order.kind')} (${text('form.optional')})`}
              description={text('order.kind_words')}
              data={[{ value: '', label: text('order.no_kind') }, ...kinds.map((kind) => ({ value: kind.id, label: kind.name }))]}
              error={about('category_id')}
            />
          )}
          <AssetChoice
            label={`${text('order.asset')} (${text('form.optional')})`}
            description={text('order.asset_words')}
            branchId={filtered}
            value={assetId}
            error={about('asset_id')}
            onChange={setAssetId}
          />
          {branches.length > 1 && (
            <NativeSelect
              label={text('field.branch')}
              value={branchId}
              disabled={assetId !== null}
              onChange={(event) => setChosenBranch(event.currentTarget.value)}
              data={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
              error={about('branch_id')}
            />
          )}
          <Textarea
            name="description"
            label={`${text('order.description')} (${text('form.optional')})`}
            description={text('order.description_words')}
            autosize
            minRows={4}
            maxLength={5000}
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
