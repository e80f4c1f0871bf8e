// The life of a list: loading, failed, empty, rows, more rows.
import { Button, Skeleton } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Page } from '@/api/contract';
import { useText } from '@/i18n/useText';
import styles from './ListBody.module.css';
import { ProblemNotice } from './ProblemNotice';

interface ListBodyProps<Row> {
  list: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  empty: ReactNode;
  children: (rows: Row[]) => ReactNode;
}

export function ListBody<Row>({ list, empty, children }: ListBodyProps<Row>) {
  const text = useText();
  const rows = list.data?.pages.flatMap((page) => page.items);
  if (list.error && !rows) return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!rows) return <RowsSkeleton />;
  return (
    <>
      {list.error && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {rows.length === 0 ? empty : children(rows)}
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {text('list.more')}
          </Button>
        </div>
      )}
    </>
  );
}

export function RowsSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={36} radius={6} />
      ))}
    </div>
  );
}
