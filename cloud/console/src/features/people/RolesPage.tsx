// The permission table: one role as people read it, or all of them side by side; and the organisation's own roles.
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CustomRole, PermissionTable } from '@/api/contract';
import { customRolesQuery, permissionsQuery } from '@/api/people';
import { useMay } from '@/features/shell/useMay';
import { textOfCode, useText } from '@/i18n/useText';
import { ButtonLink } from '@/ui/links';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './People.module.css';
import { byAbout, permissionName, rightName } from './roleName';

const route = getRouteApi('/inside/settings/roles');
const ALL = 'all';

export function RolesPage() {
  const text = useText();
  const { role } = route.useSearch();
  const navigate = route.useNavigate();
  const mayMake = useMay('role.write');
  const { data: table, error, refetch } = useQuery(permissionsQuery);
  const own = useQuery(customRolesQuery).data ?? [];
  const chosen = role ?? table?.roles[0]?.role ?? ALL;
  return (
    <>
      <PageHeader
        above={<Link to="/settings">{text('settings.title')}</Link>}
        title={text('roles.title')}
        below={text('settings.roles_words')}
      >
        {mayMake && <ButtonLink to="/settings/roles/new">{text('roles.make')}</ButtonLink>}
      </PageHeader>
      {error && !table && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!table && !error && <RowsSkeleton />}
      <div className={styles.stack}>
      {own.length > 0 && <OwnRoles roles={own} />}
      {table && (
        <Panel title={text('roles.product')}>
          <div className={styles.stack}>
          <NativeSelect
            className={styles.narrow}
            label={text('people.role')}
            value={chosen}
            onChange={(event) => {
              const value = event.currentTarget.value;
              void navigate({ search: (before) => ({ ...before, role: value }), replace: true });
            }}
            data={[
              ...table.roles.map((one) => ({ value: one.role, label: textOfCode('role', one.role) })),
              { value: ALL, label: text('roles.side_by_side') },
            ]}
          />
          {chosen === ALL ? <SideBySide table={table} /> : <OneRole table={table} role={chosen} />}
          </div>
        </Panel>
      )}
      </div>
    </>
  );
}

function OwnRoles({ roles }: { roles: CustomRole[] }) {
  const text = useText();
  return (
    <Panel title={text('roles.own')}>
      <ul className={styles.roles}>
        {roles.map((one) => (
          <li key={one.id} className={styles.role}>
            <Link to="/settings/roles/$roleId" params={{ roleId: one.id }}>
              {one.name}
            </Link>
            <span className="quiet">{text('roles.holders', { count: one.holders })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OneRole({ table, role }: { table: PermissionTable; role: string }) {
  const text = useText();
  const given = table.roles.find((one) => one.role === role);
  const rows = table.rows.filter((row) => (row.letters[role] ?? '.') !== '.');
  if (!given) return <p className="quiet">{text('roles.unknown')}</p>;
  return (
    <>
      <p className="quiet">
        {text('roles.given_in', { places: given.given_in.map((scope) => textOfCode('scope', scope)).join(', ') })}
      </p>
      <div className={styles.words}>
        {byAbout(rows, (row) => row.permission).map(([about, words]) => (
          <section key={about} className={styles.group}>
            <h3>{about}</h3>
            {words.map((row) => (
              <div key={row.permission} className={styles.word}>
                <span>{rightName(row.permission)}</span>
                {row.letters[role] !== '+' && <span className="quiet">{text(row.letters[role] === 't' ? 'roles.assigned' : 'roles.own_only')}</span>}
                {row.level === 'organisation' && <span className="quiet">{text('roles.of_organisation')}</span>}
              </div>
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

function SideBySide({ table }: { table: PermissionTable }) {
  const text = useText();
  const letters = { '+': 'roles.yes', t: 'roles.assigned', o: 'roles.own_only', '.': 'roles.no' } as const;
  return (
    <>
      <p className="quiet">{text('roles.letters')}</p>
      <div className={styles.table} tabIndex={0} role="region" aria-label={text('roles.side_by_side')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('roles.permission')}</th>
              {table.roles.map((one) => (
                <th key={one.role} scope="col">
                  {textOfCode('role', one.role)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.permission}>
                <th scope="row">{permissionName(row.permission)}</th>
                {table.roles.map((one) => {
                  const letter = row.letters[one.role] ?? '.';
                  return (
                    <td key={one.role}>
                      <span aria-hidden="true">{letter === '.' ? '–' : letter === '+' ? '✓' : letter}</span>
                      <span className="only-heard">{text(letters[letter])}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
