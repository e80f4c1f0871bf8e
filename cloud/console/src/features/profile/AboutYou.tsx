// The language in which one reads, and the zone in which one reads times.
import { NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeProfile, profileQuery } from '@/api/account';
import type { Profile } from '@/api/contract';
import { sessionQuery } from '@/api/session';
import { changeLanguage, isLanguage, LANGUAGES } from '@/i18n/language';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import form from '@/ui/Form.module.css';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';

const ZONES = Intl.supportedValuesOf('timeZone');

export function AboutYou({ profile }: { profile: Profile }) {
  const text = useText();
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: changeProfile,
    onSuccess: async (changed) => {
      queries.setQueryData(profileQuery.queryKey, changed);
      if (isLanguage(changed.language)) await changeLanguage(changed.language);
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      announce(text('profile.saved'));
    },
  });
  // The service knows zones that a browser may not.
  const zones = profile.time_zone && !ZONES.includes(profile.time_zone) ? [profile.time_zone, ...ZONES] : ZONES;
  return (
    <Panel title={text('profile.about')}>
      <div className={form.form}>
        {changing.error && <ProblemNotice error={changing.error} />}
        <div className={form.fields}>
          <NativeSelect
            label={text('shell.language')}
            value={profile.language}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            onChange={(event) => {
              const language = event.currentTarget.value;
              if (isLanguage(language)) changing.mutate({ language });
            }}
          />
          <NativeSelect
            label={text('profile.time_zone')}
            value={profile.time_zone ?? ''}
            data={[{ value: '', label: text('profile.zone_of_device') }, ...zones]}
            onChange={(event) => changing.mutate({ time_zone: event.currentTarget.value || null })}
          />
        </div>
      </div>
    </Panel>
  );
}
