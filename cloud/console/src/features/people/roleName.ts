// What a role is called: one of the product, or one that the organisation made for itself.
import type { GivenRole } from '@/api/contract';
import { textOfCode } from '@/i18n/useText';

export function roleName(given: Pick<GivenRole, 'role' | 'role_name'>): string {
  return given.role_name ?? textOfCode('role', given.role);
}

/** A permission as people read it: what it is about, and what may be done with it. */
export function permissionName(permission: string): string {
  const [about = '', action = ''] = permission.split('.');
  return `${textOfCode('about', about)}: ${textOfCode('right', action)}`;
}

export function rightName(permission: string): string {
  return textOfCode('right', permission.split('.')[1] ?? '');
}

export function aboutName(permission: string): string {
  return textOfCode('about', permission.split('.')[0] ?? '');
}

/** Permissions by what they are about, in the order of their names. */
export function byAbout<Row>(rows: readonly Row[], word: (row: Row) => string): [about: string, rows: Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const about = aboutName(word(row));
    groups.set(about, [...(groups.get(about) ?? []), row]);
  }
  return [...groups].sort(([one], [other]) => one.localeCompare(other));
}
