import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';
import { isUndo } from '../control/rules';
import { useLocale } from '../i18n';
import { formatNumber } from '../ui/format';
import { SearchBox } from '../ui/SearchBox';
import { PlanCards } from './PlanCards';
import { PlanList } from './PlanList';
import type { PlanSearch } from './search';
import { firstPlanTab, PLAN_TABS, planTabCounts, type PlanTab } from './state';
import '../records/table.css';

const PANEL = 'plan-panel';

interface PlanPanelProps {
  run: Run;
  search: PlanSearch;
  onSearch: (change: PlanSearch) => void;
}

/** A plan to look through: a dataset, a tab of it, its records. */
export function PlanPanel({ run, search, onSearch }: PlanPanelProps) {
  const { t } = useTranslation();
  const tally = run.datasets.find(({ dataset }) => dataset === search.dataset) ?? run.datasets[0];
  if (!tally?.planned) return null;
  const undo = isUndo(run);
  const counts = planTabCounts(tally.planned, tally.absent);
  const tab = search.tab ?? firstPlanTab(counts);
  // An undo reads no sheet, so nothing can have left it.
  const tabs = PLAN_TABS.filter((each) => each !== 'absent' || (!undo && counts.absent !== null));
  return (
    <>
      <PlanCards
        run={run}
        current={tally.dataset}
        panelId={PANEL}
        onSelect={(dataset) => {
          onSearch({ dataset, tab: undefined, q: undefined });
        }}
      />
      <Tabs
        className="ds-tabs"
        aria-label={t('plan.tabs')}
        activeKey={tab}
        onSelect={(_, key) => {
          onSearch({ tab: PLAN_TABS.find((candidate) => candidate === key), q: undefined });
        }}
      >
        {tabs.map((each) => (
          <Tab
            key={each}
            eventKey={each}
            id={`tab-${each}`}
            tabContentId={PANEL}
            title={
              <TabTitle text={t(undo ? `undo.tab.${each}` : `plan.tab.${each}`)} tab={each} count={counts[each]} />
            }
          />
        ))}
      </Tabs>
      <div id={PANEL} role="tabpanel" aria-labelledby={`tab-${tab}`} className="ds-tab-panel">
        {counts[tab] === 0 ? null : (
          <div className="ds-toolbar">
            <SearchBox
              label={t('run.search')}
              value={search.q ?? ''}
              onSearch={(q) => {
                onSearch({ q: q || undefined });
              }}
            />
            <span className="ds-grow" />
            <p className="ds-run-note">
              {undo ? null : t('run.unchangedNote', { count: tally.planned.unchanged })}{' '}
              {tab === 'absent' ? t('absent.about') : null}
            </p>
          </div>
        )}
        <PlanList
          key={`${tally.dataset}:${tab}`}
          run={run}
          dataset={tally.dataset}
          tab={tab}
          q={search.q}
          planned={tally.planned}
          absent={tally.absent ?? null}
        />
      </div>
    </>
  );
}

function TabTitle({ text, tab, count }: { text: string; tab: PlanTab; count: number | null }) {
  const locale = useLocale();
  return (
    <TabTitleText>
      {text}
      {count === null ? null : (
        <span className={tab === 'failed' && count > 0 ? 'ds-count ds-count--failed' : 'ds-count'}>
          {formatNumber(count, locale)}
        </span>
      )}
    </TabTitleText>
  );
}
