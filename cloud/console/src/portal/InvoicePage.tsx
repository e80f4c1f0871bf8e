// One invoice as its customer sees it: what is owed, the PDF, and a phone that is asked to pay (M-Pesa).
import { useRef, useState, type SubmitEvent } from 'react';
import { newId } from '@/api/newId';
import { Problem } from '@/api/problem';
import { currentLocale } from '@/i18n/language';
import { formatDay } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { saveFile } from '@/ui/saveFile';
import { fetchFile, pay, type PortalInvoice, type PortalPage } from './service';

interface InvoicePageProps {
  invoice: PortalInvoice;
  onChanged: (page: PortalPage) => void;
}

export function InvoicePage({ invoice, onChanged }: InvoicePageProps) {
  return (
    <>
      <div className="what">
        <p className="row quiet">
          <span className="mono">{invoice.number}</span>
          <span>{invoice.customer}</span>
        </p>
        <h1 className="words">{invoice.title}</h1>
      </div>
      <InvoiceStanding invoice={invoice} about={['portal.invoice_order', invoice.order_number]} onChanged={onChanged} />
    </>
  );
}

interface InvoiceStandingProps extends InvoicePageProps {
  /** What the page has not said yet of which invoice it is. */
  about: [name: 'portal.invoice_order' | 'portal.invoice_number', value: string];
}

export function InvoiceStanding({ invoice, about, onChanged }: InvoiceStandingProps) {
  const text = useText();
  const [hasFailed, setFailed] = useState(false);
  const money = (minorUnits: number) => formatAmount(minorUnits, invoice.currency);
  const isPaid = invoice.owed <= 0;
  const open = async () => {
    setFailed(false);
    try {
      saveFile(await fetchFile('/invoice.pdf'), `${invoice.number}.pdf`);
    } catch {
      setFailed(true);
    }
  };
  const facts: [string, string | false][] = [
    [text('portal.invoice_total'), money(invoice.gross)],
    [text('portal.invoice_credited'), invoice.credited > 0 && money(invoice.credited)],
    [text('portal.invoice_paid'), invoice.paid > 0 && money(invoice.paid)],
    [text('portal.invoice_due'), !isPaid && invoice.due_on !== '' && formatDay(invoice.due_on)],
    [text(about[0]), about[1]],
  ];
  return (
    <>
      <section className="standing" data-standing={isPaid ? 'done' : 'open'} role="status">
        <h2>{isPaid ? text('portal.invoice_settled') : text('portal.invoice_owed', { amount: money(invoice.owed) })}</h2>
        <dl className="facts">
          {facts
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        {hasFailed && (
          <p className="warning" role="alert">
            {text('portal.offline')}
          </p>
        )}
        <button type="button" onClick={() => void open()}>
          {text('portal.invoice_pdf')}
        </button>
      </section>
      {!isPaid && <Pay invoice={invoice} money={money} onChanged={onChanged} />}
      {invoice.receipts.length > 0 && (
        <section>
          <h2>{text('portal.receipts')}</h2>
          <dl className="facts">
            {invoice.receipts.map((one, index) => (
              // A receipt without a number gets one later; payments are only ever added.
              <div key={index}>
                <dt>{one.receipt_number ? text('portal.receipt', { number: one.receipt_number }) : text('portal.receipt_without')}</dt>
                <dd>{money(one.amount)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

interface PayProps extends InvoicePageProps {
  money: (minorUnits: number) => string;
}

function Pay({ invoice, money, onChanged }: PayProps) {
  const text = useText();
  const [error, setError] = useState<Error>();
  const [isBusy, setBusy] = useState(false);
  // One question has one id: sent again after a lost answer, it rings once.
  const id = useRef(newId());
  const request = invoice.request;
  const isWaiting = request?.state === 'waiting';
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const phone = String(new FormData(event.currentTarget).get('phone')).trim();
    setBusy(true);
    setError(undefined);
    try {
      onChanged(await pay(id.current, phone));
      id.current = newId();
    } catch (trouble) {
      if (trouble instanceof Problem) id.current = newId();
      setError(trouble as Error);
    } finally {
      setBusy(false);
    }
  };
  const wrong = error instanceof Problem ? error.about('phone') : undefined;
  return (
    <section>
      <h2>{text('portal.pay_title')}</h2>
      <div role="status">
        {isWaiting && <p>{text('portal.pay_waiting', { phone: request.phone, amount: money(request.amount) })}</p>}
        {request?.state === 'failed' && <p className="warning">{textOfCode('portal_failure', request.failure ?? 'other')}</p>}
      </div>
      {isWaiting && request.may_ask_again && <p>{text('portal.pay_again_words')}</p>}
      {invoice.can_ask && (!isWaiting || request.may_ask_again) && (
        <form className="ask" onSubmit={(event) => void send(event)}>
          <label>
            {text('portal.pay_phone')}
            <input
              name="phone"
              type="tel"
              required
              maxLength={40}
              autoComplete="tel"
              aria-invalid={wrong ? true : undefined}
              aria-describedby="pay-why"
            />
            <span id="pay-why" className={wrong ? 'warning' : 'quiet small'}>
              {wrong ?? text('portal.pay_why')}
            </span>
          </label>
          {error && !wrong && (
            <p className="warning" role="alert">
              {error instanceof Problem ? error.message : text('portal.not_sent')}
            </p>
          )}
          {invoice.asks !== invoice.owed && (
            <p className="quiet small">
              {text('portal.pay_rounded', { amount: money(invoice.asks), owed: money(invoice.owed) })}
            </p>
          )}
          <button type="submit" className="primary" disabled={isBusy}>
            {text(isWaiting ? 'portal.pay_again' : 'portal.pay', { amount: money(invoice.asks) })}
          </button>
        </form>
      )}
      {invoice.paybill && <p className="quiet">{text('portal.paybill', { number: invoice.paybill, reference: invoice.reference })}</p>}
      {!invoice.can_ask && !invoice.paybill && <p>{text('portal.pay_elsewhere')}</p>}
    </section>
  );
}

function formatAmount(minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat(currentLocale(), { style: 'currency', currency });
  return format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
