import { useQuery } from '@tanstack/react-query';
import { auditRecordsQuery } from '../api/queries';
import type { DirectoryRecord } from '../api/types';

export type Mark = 'created' | 'updated' | null;

/** Whether the run made this record or changed it. */
export function markOf(record: DirectoryRecord, syncId: string | null): Mark {
  if (syncId === null) return null;
  if (record._meta.createdBy === syncId) return 'created';
  return record._meta.changedBy === syncId ? 'updated' : null;
}

export type OldValues = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

const MOST = 200;

/** The values a run replaced, by record key and field. */
export function useOldValues(dataset: string, syncId: string | null, enabled: boolean): OldValues {
  const { data } = useQuery({
    ...auditRecordsQuery(syncId ?? '', { dataset, outcome: 'updated', limit: MOST }),
    enabled: enabled && syncId !== null,
    select: (page) =>
      new Map(
        page.items.map((record) => [
          record.key ?? '',
          new Map((record.changes ?? []).map((change) => [change.field, change.old])),
        ]),
      ),
  });
  return data ?? NONE;
}

const NONE: OldValues = new Map();
