import { useTranslation } from 'react-i18next';
import type { Run } from '../api/types';
import { useLocale } from '../i18n';
import { useUndoName } from '../plan/useUndoName';
import { datasetTitle } from '../records/columns';
import { useSyncTypes } from '../records/useSyncTypes';
import { formatNumber, sentenceCase } from '../ui/format';
import { TallyBar, TallyFigures } from '../ui/Tally';

export function RunTallies({ run }: { run: Run }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { dataset: find } = useSyncTypes();
  const name = useUndoName(run);
  return (
    <div className="ds-tallies">
      {run.datasets.map((tally) => {
        const dataset = find(tally.dataset);
        return (
          <section key={tally.dataset} className="ds-tally-card">
            <h2>
              {dataset ? datasetTitle(dataset) : sentenceCase(tally.dataset)}
              <span>
                <strong>{formatNumber(tally.processed, locale)}</strong> {t('run.processedWord')}
              </span>
            </h2>
            <TallyBar counts={tally} />
            <TallyFigures counts={tally} name={name} />
          </section>
        );
      })}
    </div>
  );
}
