// The address under which the API gives a whole list as a file.

export type ExportKind = 'csv' | 'xlsx';

export function exportAddress(path: string, filters: Record<string, string | undefined>, kind: ExportKind): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value);
  query.set('format', kind);
  return `${path}?${query}`;
}
