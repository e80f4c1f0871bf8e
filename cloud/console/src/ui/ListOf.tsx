// A list whose rows are edited in place.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/useText';
import { Icon } from './Icon';
import styles from './ListOf.module.css';
import { Panel } from './Panel';

interface ListOfProps<Row> {
  title: string;
  rows: Row[];
  empty: Row;
  error?: string | undefined;
  onChange: (rows: Row[]) => void;
  row: (row: Row, set: (row: Row) => void, place: number) => ReactNode;
}

export function ListOf<Row>({ title, rows, empty, error, onChange, row }: ListOfProps<Row>) {
  const text = useText();
  const set = (place: number) => (changed: Row) => onChange(rows.map((one, index) => (index === place ? changed : one)));
  return (
    <Panel title={title}>
      <ul className={styles.list}>
        {rows.map((one, place) => (
          <li key={place} className={styles.row}>
            {row(one, set(place), place)}
            <Button
              variant="subtle"
              className={styles.remove}
              aria-label={text('list_of.remove', { list: title, number: place + 1 })}
              onClick={() => onChange(rows.filter((_, index) => index !== place))}
            >
              <Icon name="cross" />
            </Button>
          </li>
        ))}
      </ul>
      {error && <p className={styles.error}>{error}</p>}
      <Button
        variant="default"
        size="compact-sm"
        aria-label={text('list_of.add', { list: title })}
        onClick={() => onChange([...rows, empty])}
      >
        <Icon name="plus" />
      </Button>
    </Panel>
  );
}
