// What can be done with an order now: one primary step, the others in a menu.
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrderStatus, OrderStep, WorkOrder } from '@/api/contract';
import { Problem } from '@/api/problem';
import { moveWorkOrder, workOrderQuery } from '@/api/workOrders';
import { textOfCode, useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Icon } from '@/ui/Icon';
import { primaryStep } from './primaryStep';
import { ReasonDialog } from './ReasonDialog';
import { stepWords } from './stepWords';

interface OrderStepsProps {
  order: WorkOrder;
  onError: (error: Error | null) => void;
}

export function OrderSteps({ order, onError }: OrderStepsProps) {
  const text = useText();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<OrderStep | null>(null);
  const moving = useMutation({
    mutationFn: (step: { to: OrderStatus; reason?: string }) => moveWorkOrder(order, step.to, step.reason),
    onMutate: () => onError(null),
    onSuccess: (moved) => {
      setAsking(null);
      queries.setQueryData(workOrderQuery(order.id).queryKey, moved);
      announce(text('order.moved', { number: moved.number, status: textOfCode('order_status', moved.status) }));
      return queries.invalidateQueries({ queryKey: ['work-orders'] });
    },
    onError: (error) => {
      if (reasonProblem(error)) return;
      setAsking(null);
      onError(error);
    },
  });
  const take = (step: OrderStep) => (step.requires_reason ? setAsking(step) : moving.mutate({ to: step.to }));
  const primary = primaryStep(order.allowed_transitions);
  const others = order.allowed_transitions.filter((step) => step !== primary);
  return (
    <>
      {primary && (
        <Button loading={moving.isPending} onClick={() => take(primary)}>
          {stepWords(order.status, primary.to)}
        </Button>
      )}
      {others.length > 0 && (
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={text('order.actions')}>
              <Icon name="more" size={20} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((step) => (
              <Menu.Item key={step.to} onClick={() => take(step)}>
                {stepWords(order.status, step.to)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asking && (
        <ReasonDialog
          to={asking.to}
          step={stepWords(order.status, asking.to)}
          isBusy={moving.isPending}
          error={reasonProblem(moving.error)}
          onReason={(reason) => moving.mutate({ to: asking.to, reason })}
          onClose={() => {
            setAsking(null);
            moving.reset();
          }}
        />
      )}
    </>
  );
}

function reasonProblem(error: unknown): string | undefined {
  return error instanceof Problem ? error.about('reason') : undefined;
}
