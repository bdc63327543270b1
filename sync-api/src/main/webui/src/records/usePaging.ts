import { useState } from 'react';
import { PAGE_SIZE } from '../api/queries';

interface Pages {
  /** What is listed; another list begins at its first page. */
  of: string;
  cursors: readonly string[];
}

export interface Paging {
  after: string | null;
  /** The number of the first row on this page, from 1. */
  from: number;
  previous: (() => void) | null;
  next: ((cursor: string) => void) | null;
}

/** Pages of a keyset list: forward by the server's cursor, back by those that led here. */
export function usePaging(of: string): Paging {
  const [pages, setPages] = useState<Pages>({ of, cursors: [] });
  const cursors = pages.of === of ? pages.cursors : [];
  return {
    after: cursors.at(-1) ?? null,
    from: cursors.length * PAGE_SIZE + 1,
    previous:
      cursors.length === 0
        ? null
        : () => {
            setPages({ of, cursors: cursors.slice(0, -1) });
          },
    next: (cursor) => {
      setPages({ of, cursors: [...cursors, cursor] });
    },
  };
}
