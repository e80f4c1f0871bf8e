// A table on a desk, a stack of cards on a phone; roles are spelt out because the cards change how it is laid out.
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './DataTable.module.css';

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** The column whose link opens the row. */
  isMain?: boolean;
  isNumber?: boolean;
  isTrend?: boolean;
  /** What can be done with the row; its head is only read aloud. */
  isAction?: boolean;
}

interface DataTableProps<Row> {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string | number;
  isAbnormal?: (row: Row) => boolean;
  onKey?: (key: string, row: Row) => void;
}

export function DataTable<Row>({ label, columns, rows, keyOf, isAbnormal, onKey }: DataTableProps<Row>) {
  return (
    <div className={styles.place}>
      <table className={styles.table} role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" data-number={column.isNumber}>
                {column.isAction ? <span className="only-heard">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" onKeyDown={moveBetweenRows}>
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              role="row"
              data-abnormal={isAbnormal?.(row)}
              onKeyDown={(event) => {
                if (!event.ctrlKey && !event.metaKey && !event.altKey) onKey?.(event.key, row);
              }}
            >
              {columns.map((column) => (
                <td
                  key={column.key}
                  role="cell"
                  data-head={column.head}
                  data-main={column.isMain}
                  data-number={column.isNumber}
                  data-trend={column.isTrend}
                  data-action={column.isAction}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Arrow keys go from row to row, to the link that opens it. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || (event.target as HTMLElement).matches('input, select, textarea, [role=menuitem]')) return;
  const rows = [...event.currentTarget.rows];
  const here = rows.findIndex((row) => row.contains(event.target as Node));
  const link = rows[here + step]?.querySelector<HTMLElement>('[data-main] a, a');
  if (!link) return;
  event.preventDefault();
  link.focus();
}
