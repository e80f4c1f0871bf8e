// Another password; all other sessions end with it.
import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { changePassword, sessionsQuery } from '@/api/account';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import form from '@/ui/Form.module.css';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';

export function PasswordPanel() {
  const text = useText();
  const queries = useQueryClient();
  const [attempt, setAttempt] = useState(0);
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      setAttempt((before) => before + 1); // empty fields
      announce(text('profile.password_changed'));
      await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    changing.mutate({ current_password: String(given.get('current_password')), password: String(given.get('password')) });
  };
  const about = (field: string) => (changing.error instanceof Problem ? changing.error.about(field) : undefined);
  const isAboutFields = about('current_password') !== undefined || about('password') !== undefined;
  const eye = { 'aria-label': text('sign_in.show_password') };
  return (
    <Panel title={text('profile.password')}>
      <form key={attempt} className={form.form} onSubmit={submit}>
        {changing.error && !isAboutFields && <ProblemNotice error={changing.error} />}
        <div className={form.fields}>
          <PasswordInput
            name="current_password"
            label={text('profile.current_password')}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={eye}
            error={about('current_password')}
          />
          <PasswordInput
            name="password"
            label={text('profile.new_password')}
            description={text('profile.password_words')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="new-password"
            required
            visibilityToggleButtonProps={eye}
            error={about('password')}
          />
        </div>
        <div className={form.buttons}>
          <Button type="submit" variant="default" loading={changing.isPending}>
            {text('profile.change_password')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
