// To whom the service report of each completion went, or why to nobody.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sendReport, serviceReportsQuery } from '@/api/orderWork';
import { useMay } from '@/features/shell/useMay';
import { formatShortInstant } from '@/i18n/times';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useNow } from '@/ui/useNow';
import styles from './Promises.module.css';

export function ServiceReports({ workOrderId, timeZone }: { workOrderId: string; timeZone: string | undefined }) {
  const text = useText();
  const now = useNow();
  const queries = useQueryClient();
  const maySend = useMay('work_order.write');
  const { data } = useQuery(serviceReportsQuery(workOrderId));
  const sending = useMutation({
    mutationFn: (reportId: string) => sendReport(workOrderId, reportId),
    onSuccess: (sent) => announce(sent.sent_to ? text('service_report.queued', { to: sent.sent_to }) : text('service_report.to_nobody')),
    onSettled: () => queries.invalidateQueries({ queryKey: serviceReportsQuery(workOrderId).queryKey }),
  });
  if (!data?.length) return null;
  return (
    <Panel title={text('service_report.title')}>
      {sending.error && <ProblemNotice error={sending.error} />}
      <ul className={styles.list}>
        {data.map((one) => (
          <li key={one.id}>
            <span>
              {one.reason ? text(`service_report.${one.reason}`) : text('service_report.sent_to', { to: one.sent_to })}
              <span className={styles.moment}>{formatShortInstant(one.made_at, now, timeZone)}</span>
            </span>
            {maySend && (
              <Button variant="subtle" size="compact-sm" loading={sending.isPending} onClick={() => sending.mutate(one.id)}>
                {text(one.reason ? 'service_report.send' : 'service_report.again')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
