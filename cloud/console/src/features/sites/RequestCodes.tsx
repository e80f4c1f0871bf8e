// Codes that hang at a site: whoever scans one may report something. A sheet is printed, an old one is closed.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CustomerLink } from '@/api/contract';
import { closeLink, makeSheet, siteLinksQuery } from '@/api/customerLinks';
import { useMay } from '@/features/shell/useMay';
import { LinkRow } from '@/features/workOrders/CustomerPanel';
import linkStyles from '@/features/workOrders/CustomerPanel.module.css';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import rowStyles from '@/ui/Rows.module.css';
import { saveFile } from '@/ui/saveFile';

export function RequestCodes({ siteId, timeZone }: { siteId: string; timeZone: string | undefined }) {
  const text = useText();
  const queries = useQueryClient();
  const mayLink = useMay('portal.link');
  const { data: links } = useQuery(siteLinksQuery(siteId));
  const settled = () => queries.invalidateQueries({ queryKey: siteLinksQuery(siteId).queryKey });
  const printing = useMutation({ mutationFn: () => makeSheet(siteId), onSuccess: (sheet) => saveFile(sheet, 'codes.pdf'), onSettled: settled });
  const closing = useMutation({
    mutationFn: (link: CustomerLink) => closeLink(link.id),
    onSuccess: () => announce(text('customer_link.closed')),
    onSettled: settled,
  });
  if (!links || (!mayLink && links.length === 0)) return null;
  const error = printing.error ?? closing.error;
  return (
    <Panel title={text('request_codes.title')}>
      <div className={linkStyles.side}>
        {error && <ProblemNotice error={error} />}
        <p className="quiet">{text('request_codes.words')}</p>
        {links.length > 0 && (
          <ul className={rowStyles.rows}>
            {links.map((link) => (
              <LinkRow key={link.id} link={link} timeZone={timeZone}>
                {mayLink && (
                  <Button variant="subtle" size="compact-sm" onClick={() => closing.mutate(link)}>
                    {text('customer_link.close')}
                  </Button>
                )}
              </LinkRow>
            ))}
          </ul>
        )}
        {mayLink && (
          <Button variant="default" size="xs" loading={printing.isPending} onClick={() => printing.mutate()}>
            {text('request_codes.print')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
