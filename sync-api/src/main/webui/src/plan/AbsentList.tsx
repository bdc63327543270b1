import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { absentPages } from '../api/queries';
import { ErrorState } from '../ui/ErrorState';
import { MoreButton } from '../ui/MoreButton';
import { AbsentTable } from './AbsentTable';
import { untilAllLogged } from './untilAllLogged';

interface AbsentListProps {
  syncId: string;
  dataset: string | undefined;
  q: string | undefined;
  /** How many there are without a search, where that is known. */
  expected?: number;
}

export function AbsentList({ syncId, dataset, q, expected = 0 }: AbsentListProps) {
  const { t } = useTranslation();
  const records = useInfiniteQuery({
    ...absentPages(syncId, { dataset, q }),
    refetchInterval: untilAllLogged(q === undefined ? expected : 0),
  });
  const listed = records.data?.pages.flatMap((page) => page.items);
  const unlogged = listed?.length === 0 && q === undefined && expected > 0;
  const items = unlogged ? undefined : listed;
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
