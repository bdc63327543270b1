import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recordCountQuery } from '../api/queries';
import type { Dataset } from '../api/types';
import { useLocale } from '../i18n';
import { formatNumber } from '../ui/format';
import { datasetTitle } from './columns';

export const PANEL_ID = 'dataset-panel';

interface DatasetTabsProps {
  datasets: readonly Dataset[];
  current: string;
  onSelect: (dataset: string) => void;
}

/** The datasets of a sync type, each with how many records it has. One dataset needs no tabs. */
export function DatasetTabs({ datasets, current, onSelect }: DatasetTabsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const counts = useQueries({ queries: datasets.map(({ dataset }) => recordCountQuery(dataset)) });
  if (datasets.length < 2) return null;
  return (
    <Tabs
      className="ds-tabs"
      aria-label={t('records.datasets')}
      activeKey={current}
      onSelect={(_, key) => {
        onSelect(String(key));
      }}
    >
      {datasets.map((dataset, index) => {
        const count = counts[index]?.data;
        return (
          <Tab
            key={dataset.dataset}
            eventKey={dataset.dataset}
            id={`tab-${dataset.dataset}`}
            tabContentId={PANEL_ID}
            title={
              <TabTitleText>
                {datasetTitle(dataset)}
                {count === undefined ? null : <span className="ds-count">{formatNumber(count, locale)}</span>}
              </TabTitleText>
            }
          />
        );
      })}
    </Tabs>
  );
}
