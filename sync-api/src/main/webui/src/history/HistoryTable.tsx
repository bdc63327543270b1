import { Table, Tbody, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { AuditRun } from '../api/types';
import { useLocale } from '../i18n';
import { SkeletonRows } from '../records/SkeletonRows';
import { daysAgo } from '../ui/format';
import { HistoryRow } from './HistoryRow';
import { groupByDay } from './search';
import '../control/control.css';
import '../records/table.css';

const COLUMNS = ['outcome', 'type', 'startedBy', 'time', 'took', 'records', 'result'] as const;

function useDayName(): (date: Date) => string {
  const { t } = useTranslation();
  const locale = useLocale();
  return (date) => {
    const now = new Date();
    const sameYear = date.getFullYear() === now.getFullYear();
    const name = new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(sameYear ? {} : { year: 'numeric' }),
    }).format(date);
    const days = daysAgo(date, now);
    if (days === 0) return t('history.today', { date: name });
    return days === 1 ? t('history.yesterday', { date: name }) : name;
  };
}

export function HistoryTable({ runs }: { runs: readonly AuditRun[] | undefined }) {
  const { t } = useTranslation();
  const dayName = useDayName();
  return (
    <Table variant="compact" gridBreakPoint="" className="ds-table ds-table--history" aria-label={t('history.title')}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column} className={`ds-history-${column}`}>
              {t(`history.columns.${column}`)}
            </Th>
          ))}
        </Tr>
      </Thead>
      {runs === undefined ? (
        <Tbody>
          <SkeletonRows columns={COLUMNS.length} />
        </Tbody>
      ) : (
        groupByDay(runs).map(({ day, date, items }) => (
          <Tbody key={day}>
            <Tr className="ds-day">
              <Th scope="rowgroup" colSpan={COLUMNS.length}>
                {dayName(date)}
              </Th>
            </Tr>
            {items.map((run) => (
              <HistoryRow key={run.id} run={run} />
            ))}
          </Tbody>
        ))
      )}
    </Table>
  );
}
