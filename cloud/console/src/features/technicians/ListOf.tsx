// A list whose rows are edited in place.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/useText';
import { Icon } from '@/ui/Icon';
import { Panel } from '@/ui/Panel';
import styles from './TechnicianForm.module.css';

interface ListOfProps<Row> {
  title: string;
  rows: Row[];
  empty: Row;
  error?: string | undefined;
  onChange: (rows: Row[]) => void;
  row: (row: Row, set: (row: Row) => void) => ReactNode;
}

export function ListOf<Row>({ title, rows, empty, error, onChange, row }: ListOfProps<Row>) {
  const text = useText();
  const set = (place: number) => (changed: Row) => onChange(rows.map((one, index) => (index === place ? changed : one)));
  return (
    <Panel title={title}>
      <ul className={styles.list}>
        {rows.map((one, place) => (
          <li key={place} className={styles.row}>
            {row(one, set(place))}
            <Button
              variant="subtle"
              className={styles.remove}
              aria-label={text('technician.remove', { list: title, number: place + 1 })}
              onClick={() => onChange(rows.filter((_, index) => index !== place))}
            >
              <Icon name="cross" />
            </Button>
          </li>
        ))}
      </ul>
      {error && <p className={styles.error}>{error}</p>}
      <Button variant="default" size="compact-sm" aria-label={text('technician.add_to', { list: title })} onClick={() => onChange([...rows, empty])}>
        <Icon name="plus" />
      </Button>
    </Panel>
  );
}
