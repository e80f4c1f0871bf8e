// The customer's side of an order: who reported it, what was said of the work, and the links to its page.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CustomerLink, CustomerSide, MadeLink } from '@/api/contract';
import { closeLink, customerSideQuery, makeInvoiceLink, makeLink, renewLink } from '@/api/customerLinks';
import { useMay } from '@/features/shell/useMay';
import { formatShortInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Mark } from '@/ui/Mark';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import rowStyles from '@/ui/Rows.module.css';
import { useNow } from '@/ui/useNow';
import styles from './CustomerPanel.module.css';

const MARKS = { disputed: { icon: 'triangle', tone: 'high' }, confirmed: { icon: 'normal', tone: 'good' } } as const;

interface CustomerPanelProps {
  workOrderId: string;
  timeZone: string | undefined;
}

export function CustomerPanel({ workOrderId, timeZone }: CustomerPanelProps) {
  const text = useText();
  const queries = useQueryClient();
  const mayLink = useMay('portal.link');
  const { data } = useQuery(customerSideQuery(workOrderId));
  const settled = () => queries.invalidateQueries({ queryKey: customerSideQuery(workOrderId).queryKey });
  const making = useMutation({
    mutationFn: (make: () => Promise<MadeLink>) => make(),
    onSettled: settled,
  });
  const closing = useMutation({
    mutationFn: (link: CustomerLink) => closeLink(link.id),
    onSuccess: () => announce(text('customer_link.closed')),
    onSettled: settled,
  });
  if (!data) return null;
  const error = making.error ?? closing.error;
  const invoiceId = data.invoice_id;
  const live = data.links.filter((link) => link.is_live);
  if (!mayLink && live.length === 0 && !data.reporter && !data.decision && !data.rating) return null;
  return (
    <Panel title={text('customer_side.title')}>
      <div className={styles.side}>
        {error && <ProblemNotice error={error} />}
        <Said side={data} timeZone={timeZone} />
        {making.data && <Address made={making.data} />}
        {live.length > 0 && (
          <ul className={rowStyles.rows}>
            {live.map((link) => (
              <LinkRow key={link.id} link={link} timeZone={timeZone}>
                {mayLink && (
                  <>
                    {link.kind === 'order' && (
                      <Button variant="subtle" size="compact-sm" onClick={() => making.mutate(() => renewLink(link.id))}>
                        {text('customer_link.renew')}
                      </Button>
                    )}
                    <Button variant="subtle" size="compact-sm" onClick={() => closing.mutate(link)}>
                      {text('customer_link.close')}
                    </Button>
                  </>
                )}
              </LinkRow>
            ))}
          </ul>
        )}
        {mayLink && (
          <div className={styles.buttons}>
            <Button variant="default" size="xs" loading={making.isPending} onClick={() => making.mutate(() => makeLink(workOrderId))}>
              {text('customer_link.make')}
            </Button>
            {invoiceId && (
              <Button variant="default" size="xs" loading={making.isPending} onClick={() => making.mutate(() => makeInvoiceLink(invoiceId))}>
                {text('customer_link.make_for_invoice')}
              </Button>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}

function Said({ side, timeZone }: { side: CustomerSide; timeZone: string | undefined }) {
  const text = useText();
  const now = useNow();
  const { reporter, decision, rating } = side;
  return (
    <>
      {decision && (
        <div>
          <p>
            <Mark {...MARKS[decision.decision]}>{textOfCode('customer_decision', decision.decision)}</Mark>{' '}
            {decision.person_name}, {formatShortInstant(decision.at, now, timeZone)}
          </p>
          {decision.words && <p className={styles.words}>{decision.words}</p>}
        </div>
      )}
      {rating && (
        <div>
          <p>{text('customer_side.rating', { score: rating.score })}</p>
          {rating.words && <p className={styles.words}>{rating.words}</p>}
        </div>
      )}
      {reporter && (
        <p>
          {text('customer_side.reporter', { name: reporter.person_name })} <a href={`tel:${reporter.phone}`}>{reporter.phone}</a>
        </p>
      )}
    </>
  );
}

interface LinkRowProps {
  link: CustomerLink;
  timeZone: string | undefined;
  children: React.ReactNode;
}

export function LinkRow({ link, timeZone, children }: LinkRowProps) {
  const text = useText();
  const now = useNow();
  const at = (moment: string) => formatShortInstant(moment, now, timeZone);
  return (
    <li>
      <span>
        {link.kind === 'invoice' ? text('customer_link.to_invoice') : textOfCode('customer_link_origin', link.origin)}
        <span className={styles.moment}>
          {text('customer_link.made', { at: at(link.created_at), until: at(link.expires_at) })}
          {'. '}
          {link.last_used_at ? text('customer_link.used', { at: at(link.last_used_at) }) : text('customer_link.unused')}
        </span>
      </span>
      <span className={styles.buttons}>{children}</span>
    </li>
  );
}

/** The one time that the address is seen: of its secret nothing is kept. */
function Address({ made }: { made: MadeLink }) {
  const text = useText();
  const copy = async () => {
    await navigator.clipboard.writeText(made.address);
    announce(text('customer_link.copied'));
  };
  return (
    <div className={styles.address}>
      <label>
        {text('customer_link.address')}
        <input readOnly value={made.address} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <Button size="xs" onClick={() => void copy()}>
        {text('customer_link.copy')}
      </Button>
      <p className={styles.moment}>{text('customer_link.once')}</p>
    </div>
  );
}
