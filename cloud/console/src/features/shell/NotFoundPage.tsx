// An address that leads nowhere.
import { useText } from '@/i18n/useText';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';

export function NotFoundPage() {
  const text = useText();
  return (
    <main>
      <EmptyState
        isPage
        icon="question"
        title={text('not_found.title')}
        action={
          <ButtonLink to="/" variant="default">
            {text('not_found.back')}
          </ButtonLink>
        }
      >
        {text('not_found.words')}
      </EmptyState>
    </main>
  );
}
