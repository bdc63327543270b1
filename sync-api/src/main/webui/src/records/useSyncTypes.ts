import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { syncTypesQuery } from '../api/queries';
import type { Dataset, SyncType } from '../api/types';

export interface SyncTypes {
  types: readonly SyncType[];
  byType: (type: string) => SyncType | undefined;
  dataset: (dataset: string) => Dataset | undefined;
  loaded: boolean;
  error: unknown;
}

export function useSyncTypes(): SyncTypes {
  const { data, error } = useQuery(syncTypesQuery);
  return useMemo(() => {
    const types = data ?? [];
    return {
      types,
      byType: (type) => types.find((candidate) => candidate.type === type),
      dataset: (name) => types.flatMap(({ datasets }) => datasets).find(({ dataset }) => dataset === name),
      loaded: data !== undefined,
      error,
    };
  }, [data, error]);
}
