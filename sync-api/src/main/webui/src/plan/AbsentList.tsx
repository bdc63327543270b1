import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { absentPages } from '../api/queries';
import { ErrorState } from '../ui/ErrorState';
import { MoreButton } from '../ui/MoreButton';
import { AbsentTable } from './AbsentTable';

interface AbsentListProps {
  syncId: string;
  dataset: string | undefined;
  q: string | undefined;
}

export function AbsentList({ syncId, dataset, q }: AbsentListProps) {
  const { t } = useTranslation();
  const records = useInfiniteQuery(absentPages(syncId, { dataset, q }));
  const items = records.data?.pages.flatMap((page) => page.items);
  if (records.isError && !items) {
    return (
      <ErrorState
        title={t('absent.errorTitle')}
        error={records.error}
        retry={() => {
          void records.refetch();
        }}
      />
    );
  }
  if (items?.length === 0) return <p className="ds-none">{q ? t('plan.noneFound') : t('absent.none')}</p>;
  return (
    <>
      <AbsentTable records={items} />
      <MoreButton query={records} label={t('run.more')} />
    </>
  );
}
