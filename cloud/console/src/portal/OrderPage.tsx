// One order as its customer follows it: how it stands, who comes and when, what was done, and the customer's word on it.
import { useEffect, useState } from 'react';
import { formatShortInstant } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { useNow } from '@/ui/useNow';
import { saveFile } from '@/ui/saveFile';
import { InvoiceStanding } from './InvoicePage';
import { Shown } from './Photos';
import { Rating } from './Rating';
import { fetchFile, type PortalOrder, type PortalPage } from './service';
import { SignHere } from './SignHere';
import { Verdict } from './Verdict';

interface OrderPageProps {
  order: PortalOrder;
  page: PortalPage;
  onChanged: (page: PortalPage) => void;
}

export function OrderPage({ order, page, onChanged }: OrderPageProps) {
  const text = useText();
  const now = useNow();
  const at = (moment: string) => formatShortInstant(moment, now, page.time_zone);
  const isDone = order.standing === 'done';
  return (
    <>
      <div className="what">
        <p className="row quiet">
          <span className="mono">{order.number}</span>
          <span>{[order.machine, page.site].filter(Boolean).join(', ')}</span>
        </p>
        <h1 className="words">{order.title}</h1>
      </div>
      <section className="standing" data-standing={order.standing} role="status">
        <h2>{textOfCode('portal_standing', order.standing)}</h2>
        <p>{textOfCode('portal_words', order.standing)}</p>
        <Coming order={order} at={at} />
      </section>
      {isDone && order.may_decide && <Verdict order={order} at={at} onChanged={onChanged} />}
      {isDone && <Done order={order} />}
      {order.may_sign && <SignHere order={order} at={at} onChanged={onChanged} />}
      {page.invoice && (
        <InvoiceStanding invoice={page.invoice} about={['portal.invoice_number', page.invoice.number]} onChanged={onChanged} />
      )}
      {isDone && order.may_decide && <Rating order={order} at={at} onChanged={onChanged} />}
      <section>
        <h2>{text('portal.so_far')}</h2>
        <ol className="stages">
          {order.stages.toReversed().map((stage) => (
            <li key={stage.what}>
              <span>{textOfCode('portal_stage', stage.what)}</span>
              <time dateTime={stage.at}>{at(stage.at)}</time>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Coming({ order, at }: { order: PortalOrder; at: (moment: string) => string }) {
  const text = useText();
  const facts = [
    [text('portal.technician'), order.technician_name],
    [text('portal.arrives'), order.arrives_at && at(order.arrives_at)],
    [text('portal.planned_until'), order.planned_until && at(order.planned_until)],
    [text('portal.promised'), order.promised_at && at(order.promised_at)],
    [text('portal.done_at'), order.completed_at && at(order.completed_at)],
  ].filter(([, value]) => value);
  if (facts.length === 0) return null;
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Done({ order }: { order: PortalOrder }) {
  const text = useText();
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const open = async () => {
    setBusy(true);
    setFailed(false);
    try {
      saveFile(await fetchFile('/report.pdf'), `${order.number}.pdf`);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section>
      <h2>{text('portal.work')}</h2>
      {order.work.length > 0 && (
        <dl className="facts">
          {order.work.map((step, index) => (
            // Steps stay in their order and may have one title twice.
            <div key={index}>
              <dt>{step.title}</dt>
              <dd>{step.result}</dd>
            </div>
          ))}
        </dl>
      )}
      {order.photo_ids.length > 0 && (
        <ul className="photos">
          {order.photo_ids.map((id, index) => (
            <li key={id}>
              <Fetched path={`/photos/${id}`} alt={text('portal.photo_of', { number: index + 1 })} />
            </li>
          ))}
        </ul>
      )}
      {hasFailed && (
        <p className="warning" role="alert">
          {text('portal.offline')}
        </p>
      )}
      <button type="button" disabled={isBusy} onClick={() => void open()}>
        {text('portal.report_pdf')}
      </button>
    </section>
  );
}

function Fetched({ path, alt }: { path: string; alt: string }) {
  const [content, setContent] = useState<Blob>();
  useEffect(() => {
    let isWanted = true;
    fetchFile(path)
      .then((arrived) => isWanted && setContent(arrived))
      .catch(() => undefined); // the words are there without the picture
    return () => {
      isWanted = false;
    };
  }, [path]);
  return content ? <Shown content={content} alt={alt} /> : <span className="waiting small" aria-hidden="true" />;
}
