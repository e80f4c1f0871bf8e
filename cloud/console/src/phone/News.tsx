// What was just pushed, while the page is open: the system's own notice may hide behind it.
import { useEffect, useState } from 'react';
import { useText } from '@/i18n/useText';

interface Pushed {
  title: string;
  body: string;
  link: string;
}

export function News({ onOpen }: { onOpen: (bookingId: string) => void }) {
  const text = useText();
  const [news, setNews] = useState<Pushed | null>(null);
  useEffect(() => {
    const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
    const hear = ({ data }: MessageEvent<{ pushed?: Pushed }>) => data.pushed && setNews(data.pushed);
    worker?.addEventListener('message', hear);
    return () => worker?.removeEventListener('message', hear);
  }, []);
  if (!news) return null;
  const bookingId = news.link.match(/^\/phone\/jobs\/([\w-]+)$/)?.[1];
  return (
    <div className="news" role="alert">
      <p>
        <strong>{news.title}</strong>
        <span>{news.body}</span>
      </p>
      {bookingId && (
        <button
          type="button"
          onClick={() => {
            setNews(null);
            onOpen(bookingId);
          }}
        >
          {text('phone.open')}
        </button>
      )}
      <button type="button" className="plain" onClick={() => setNews(null)}>
        {text('phone.seen')}
      </button>
    </div>
  );
}
