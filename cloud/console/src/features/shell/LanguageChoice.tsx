// The language of the screens; a signed-in person's choice is kept with the person.
import { NativeSelect } from '@mantine/core';
import { currentLanguage, changeLanguage, isLanguage, LANGUAGES, type LanguageCode } from '@/i18n/language';
import { useText } from '@/i18n/useText';
import { Icon } from '@/ui/Icon';

const CHOICES = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));

export function LanguageChoice({ onChoice }: { onChoice?: (language: LanguageCode) => void }) {
  const text = useText();
  return (
    <NativeSelect
      aria-label={text('shell.language')}
      value={currentLanguage()}
      data={CHOICES}
      leftSection={<Icon name="globe" />}
      onChange={(event) => {
        const code = event.currentTarget.value;
        if (!isLanguage(code)) return;
        void changeLanguage(code).then(() => onChoice?.(code));
      }}
    />
  );
}
