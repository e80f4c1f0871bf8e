// A role of the organisation's own: a name, and what it allows, within what the reader may do everywhere.
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { CustomRole } from '@/api/contract';
import { permissionsQuery } from '@/api/people';
import { Problem } from '@/api/problem';
import { sessionQuery } from '@/api/session';
import { NotProved } from '@/features/session/useProof';
import { useText } from '@/i18n/useText';
import form from '@/ui/Form.module.css';
import { RowsSkeleton } from '@/ui/ListBody';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './People.module.css';
import { byAbout, permissionName, rightName } from './roleName';

interface RoleFormProps {
  role?: CustomRole;
  error: Error | null;
  isBusy: boolean;
  isReadOnly?: boolean;
  onSave: (wanted: { name: string; permissions: string[] }) => void;
  children?: ReactNode;
}

export function RoleForm({ role, error, isBusy, isReadOnly = false, onSave, children }: RoleFormProps) {
  const text = useText();
  const table = useQuery(permissionsQuery).data;
  const own = useQuery({ ...sessionQuery, select: (session) => session.permissions }).data ?? [];
  const [isUnchosen, setUnchosen] = useState(false);
  if (!table) return <RowsSkeleton />;
  const about = error instanceof Problem ? error.about('name') : undefined;
  const has = new Set(role?.permissions);
  const words = table.rows.map((row) => row.permission).filter((word) => own.includes(word) || has.has(word));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const permissions = given.getAll('permission').map(String);
    setUnchosen(permissions.length === 0);
    if (permissions.length > 0) onSave({ name: String(given.get('name') ?? '').trim(), permissions });
  };
  return (
    <Panel>
      <form onSubmit={submit}>
        <fieldset className={form.form} disabled={isReadOnly}>
          {error && !about && !(error instanceof NotProved) && <ProblemNotice error={error} />}
          <div className={styles.narrow}>
            <TextInput name="name" label={text('field.name')} required maxLength={80} defaultValue={role?.name} error={about} />
          </div>
          <p className="quiet">{text('roles.within')}</p>
          {isUnchosen && <p role="alert">{text('roles.choose')}</p>}
          <div className={styles.words}>
            {byAbout(words, (word) => word).map(([group, rights]) => (
              <fieldset key={group} className={styles.group}>
                <legend>{group}</legend>
                {rights.map((word) => (
                  <label key={word} className={styles.word}>
                    <input
                      type="checkbox"
                      name="permission"
                      value={word}
                      defaultChecked={has.has(word)}
                      aria-label={permissionName(word)}
                    />
                    {rightName(word)}
                  </label>
                ))}
              </fieldset>
            ))}
          </div>
          {!isReadOnly && (
            <div className={form.buttons}>
              {children}
              <Button type="submit" loading={isBusy}>
                {text('roles.save')}
              </Button>
            </div>
          )}
        </fieldset>
      </form>
    </Panel>
  );
}
