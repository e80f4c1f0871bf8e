// Photos, documents and signatures of an order; pictures are shown without what a camera wrote into them.
import { FileButton, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Attachment, WorkOrder } from '@/api/contract';
import { attachFile, attachmentsQuery, pictureAddress } from '@/api/orderWork';
import { useMay } from '@/features/shell/useMay';
import { formatInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Attachments.module.css';

export function Attachments({ order, timeZone }: { order: WorkOrder; timeZone: string | undefined }) {
  const text = useText();
  const queries = useQueryClient();
  const mayAttach = useMay('work_order.write') && !['closed', 'cancelled'].includes(order.status);
  const { data, error } = useQuery(attachmentsQuery(order.id));
  const sending = useMutation({
    mutationFn: (file: File) => attachFile(order.id, order.branch_id, file),
    onSuccess: () => announce(text('attachments.added')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['work-orders'] }),
  });
  if (!mayAttach && !data?.length) return null;
  return (
    <Panel title={text('attachments.title')}>
      {(error ?? sending.error) && <ProblemNotice error={(error ?? sending.error)!} onRetry={() => sending.reset()} />}
      <ul className={styles.grid}>
        {data?.map((one) => (
          <li key={one.id}>
            <Shown attachment={one} timeZone={timeZone} />
          </li>
        ))}
      </ul>
      {mayAttach && (
        <FileButton onChange={(file) => file && sending.mutate(file)} accept="image/jpeg,image/png,image/webp,application/pdf">
          {(props) => (
            <Button {...props} variant="default" size="compact-sm" loading={sending.isPending}>
              {text('attachments.add')}
            </Button>
          )}
        </FileButton>
      )}
    </Panel>
  );
}

function Shown({ attachment, timeZone }: { attachment: Attachment; timeZone: string | undefined }) {
  const words = attachment.signed_by || attachment.caption || textOfCode('attachment', attachment.kind);
  const isPicture = attachment.kind !== 'document';
  return (
    <figure className={styles.figure}>
      <a href={isPicture ? pictureAddress(attachment.file_id, 1600) : `/api/v1/files/${attachment.file_id}`} target="_blank" rel="noreferrer">
        {isPicture ? (
          <img src={pictureAddress(attachment.file_id, 320)} alt={words} loading="lazy" />
        ) : (
          <span className={styles.document}>{words}</span>
        )}
      </a>
      <figcaption className="faint">
        {words} · {attachment.person_name} · {formatInstant(attachment.at, timeZone)}
      </figcaption>
    </figure>
  );
}
