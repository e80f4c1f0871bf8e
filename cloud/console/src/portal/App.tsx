// The customer's page: a request, an order, or the calm word that the link opens nothing.
import { useRef } from 'react';
import { changeLanguage, currentLanguage, isLanguage, LANGUAGES } from '@/i18n/language';
import { useText } from '@/i18n/useText';
import { isProblem } from '@/api/problem';
import { InvoicePage } from './InvoicePage';
import { OrderPage } from './OrderPage';
import { RequestPage } from './RequestPage';
import type { PortalPage } from './service';
import { usePage } from './usePage';

export function App({ isLanguageChosen }: { isLanguageChosen: boolean }) {
  const text = useText();
  // A choice that is made before the page has arrived counts too.
  const isChosen = useRef(isLanguageChosen);
  const { page, error, show, reload } = usePage((arrived) => {
    if (!isChosen.current) void changeLanguage(arrived.language);
  });
  return (
    <>
      <header className="top">
        <p>
          <strong>{page?.company}</strong>
          {page && page.branch !== page.company && <span className="quiet"> {page.branch}</span>}
        </p>
        <LanguageSwitch onChosen={() => (isChosen.current = true)} />
      </header>
      <main className="page">
        {page ? (
          <>
            {error && <Trouble error={error} onRetry={reload} />}
            <Opened page={page} onChanged={show} />
          </>
        ) : error ? (
          <Nothing error={error} onRetry={reload} />
        ) : (
          <>
            <h1 className="only-heard">{text('portal.loading')}</h1>
            <div className="waiting" aria-hidden="true" />
          </>
        )}
      </main>
    </>
  );
}

function Opened({ page, onChanged }: { page: PortalPage; onChanged: (page: PortalPage) => void }) {
  if (page.order) return <OrderPage order={page.order} page={page} onChanged={onChanged} />;
  if (page.invoice) return <InvoicePage invoice={page.invoice} onChanged={onChanged} />;
  return <RequestPage page={page} />;
}

function LanguageSwitch({ onChosen }: { onChosen: () => void }) {
  const text = useText();
  return (
    <select
      aria-label={text('portal.language')}
      value={currentLanguage()}
      onChange={(event) => {
        const code = event.currentTarget.value;
        onChosen();
        if (isLanguage(code)) void changeLanguage(code);
      }}
    >
      {Object.entries(LANGUAGES).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** What was shown stays; a line above it says that it may be old. */
function Trouble({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const text = useText();
  return (
    <div className="notice" role="status">
      <p>{isProblem(error, 429) ? text('portal.busy') : text('portal.offline')}</p>
      <button type="button" onClick={onRetry}>
        {text('portal.retry')}
      </button>
    </div>
  );
}

function Nothing({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const text = useText();
  const isGone = isProblem(error, 404);
  return (
    <section className="nothing">
      <h1>{text(isGone ? 'portal.gone_title' : 'portal.trouble_title')}</h1>
      <p>{text(isGone ? 'portal.gone_words' : isProblem(error, 429) ? 'portal.busy' : 'portal.offline')}</p>
      {!isGone && (
        <button type="button" onClick={onRetry}>
          {text('portal.retry')}
        </button>
      )}
    </section>
  );
}
