import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';
import { datasetTitle } from '../records/columns';
import { useSyncTypes } from '../records/useSyncTypes';

/** What is being done, in figures: "188 of 304 rows, now therapists, then schedules". */
export function useProgressText(run: Run): string {
  const { t } = useTranslation();
  const { byType } = useSyncTypes();
  const progress = run.progress;
  if (!progress) return run.status === 'queued' ? t('sync.queued') : '';
  const read = progress.read ?? 0;
  switch (progress.phase) {
    case 'reading':
    case 'waiting':
      return read > 0 ? t('sync.rowsRead', { count: read }) : t('sync.readingRows');
    case 'planning':
      return t('sync.planningRows', { count: progress.total > 0 ? progress.total : read });
    case 'applying': {
      const titles = (byType(run.type)?.datasets ?? []).map((dataset) => ({
        dataset: dataset.dataset,
        title: datasetTitle(dataset).toLowerCase(),
      }));
      const at = titles.findIndex(({ dataset }) => dataset === progress.dataset);
      const { processed, total } = progress;
      const dataset = titles[at]?.title ?? t('sync.rows');
      if (titles.length <= 1)
        return t('sync.applyingOne', { processed, total, dataset: titles[0]?.title ?? t('sync.rows') });
      const then = at < 0 ? undefined : titles[at + 1]?.title;
      if (at < 0) return t('sync.applyingOne', { processed, total, dataset });
      return then === undefined
        ? t('sync.applyingMany', { processed, total, dataset })
        : t('sync.applyingThen', { processed, total, dataset, then });
    }
  }
}
