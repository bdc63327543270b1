import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetTally, Run } from '../api/types';
import { useLocale } from '../i18n';
import { datasetTitle } from '../records/columns';
import { useSyncTypes } from '../records/useSyncTypes';
import { formatNumber, sentenceCase } from '../ui/format';
import { sumCounts, TallyBar, TallyFigures } from '../ui/Tally';
import { useUndoName } from './useUndoName';

interface PlanCardsProps {
  run: Run;
  current: string;
  panelId: string;
  onSelect: (dataset: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Each dataset's plan in figures; of several, the chosen one is listed below. */
export function PlanCards({ run, current, panelId, onSelect }: PlanCardsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { datasets } = run;
  const only = datasets[0];
  if (datasets.length < 2) return <div className="ds-tallies">{only ? <Card run={run} tally={only} /> : null}</div>;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = datasets.findIndex(({ dataset }) => dataset === current);
    const next = datasets[(at + step + datasets.length) % datasets.length];
    if (!next) return;
    onSelect(next.dataset);
    list.current?.querySelector<HTMLElement>(`#plan-card-${next.dataset}`)?.focus();
  };
  return (
    <div className="ds-tallies" role="tablist" aria-label={t('records.datasets')} ref={list}>
      {datasets.map((tally) => (
        <div
          key={tally.dataset}
          id={`plan-card-${tally.dataset}`}
          role="tab"
          aria-selected={tally.dataset === current}
          aria-controls={panelId}
          tabIndex={tally.dataset === current ? 0 : -1}
          className="ds-plan-card"
          onKeyDown={onKeyDown}
          onClick={() => {
            onSelect(tally.dataset);
          }}
        >
          <Card run={run} tally={tally} />
        </div>
      ))}
    </div>
  );
}

function Card({ run, tally }: { run: Run; tally: DatasetTally }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { dataset: find } = useSyncTypes();
  const name = useUndoName(run);
  const dataset = find(tally.dataset);
  const counts = tally.planned ?? sumCounts([]);
  const rows = counts.created + counts.updated + counts.unchanged + counts.skipped + counts.failed;
  const shown = formatNumber(rows, locale);
  return (
    <section className="ds-tally-card">
      <h2>
        {dataset ? datasetTitle(dataset) : sentenceCase(tally.dataset)}{' '}
        <span>{name ? t('plan.records', { count: rows, shown }) : t('plan.rows', { count: rows, shown })}</span>
      </h2>
      <TallyBar counts={counts} />
      <TallyFigures counts={counts} name={name} />
    </section>
  );
}
