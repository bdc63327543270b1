import { Button } from '@patternfly/react-core';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Dataset, SyncType } from '../api/types';
import { SyncButton } from '../sync/SyncButton';
import { safeLink } from '../ui/safeLink';
import { datasetTitle, neededHeaders } from './columns';

function Picture() {
  return (
    <svg className="ds-empty__picture" width="222" height="78" viewBox="0 0 222 78" aria-hidden>
      <rect className="ds-pic-sheet" x=".5" y=".5" width="84" height="77" rx="8" />
      <path className="ds-pic-head" d="M1 19V8.5A7.5 7.5 0 0 1 8.5 1h68A7.5 7.5 0 0 1 84 8.5V19Z" />
      <path className="ds-pic-line" d="M1 19h83M1 38.5h83M1 58h83M28.5 1v76M56.5 1v76" />
      <path className="ds-pic-cell" d="M9 28.5h11M37 28.5h12M65 28.5h9M9 48h8M37 48h10M9 67.5h11" />
      <path className="ds-pic-arrow" d="M94 39.5h26" strokeDasharray="4 3" />
      <path className="ds-pic-arrow" d="m116 34 6 5.5-6 5.5" />
      <rect className="ds-pic-page" x="133.5" y=".5" width="88" height="77" rx="8" />
      <circle className="ds-pic-dot" cx="148" cy="18.5" r="5.5" />
      <circle className="ds-pic-dot" cx="148" cy="38.5" r="5.5" />
      <circle className="ds-pic-dot ds-pic-dot--quiet" cx="148" cy="58.5" r="5.5" />
      <path className="ds-pic-row" d="M163 18.5h42M163 38.5h30" />
      <path className="ds-pic-row ds-pic-row--quiet" d="M163 58.5h42" />
    </svg>
  );
}

interface RecordsEmptyProps {
  type: SyncType;
  dataset: Dataset;
  canSync: boolean;
  busy: boolean;
  onSync: () => void;
}

/** What will stand here, which sheet it comes from, and which headers that needs. */
export function RecordsEmpty({ type, dataset, canSync, busy, onSync }: RecordsEmptyProps) {
  const { t, i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const titles = type.datasets.map((each, index) =>
    index === 0 ? datasetTitle(each) : datasetTitle(each).toLowerCase(),
  );
  const words = { datasets: list.format(titles) };
  const link = safeLink(type.spreadsheetUrl);
  return (
    <section className="ds-empty ds-empty--records">
      <Picture />
      <h2 className="ds-empty__title">{t('records.emptyTitle', { dataset: datasetTitle(dataset).toLowerCase() })}</h2>
      <p className="ds-empty__body">{canSync ? t('records.emptyBody', words) : t('records.emptyBodyViewer', words)}</p>
      <div className="ds-empty__buttons">
        {canSync ? <SyncButton busy={busy} onStart={onSync} /> : null}
        {link ? (
          <Button
            variant="secondary"
            component="a"
            href={link}
            target="_blank"
            rel="noreferrer"
            icon={<ExternalLink size={15} strokeWidth={1.75} aria-hidden />}
          >
            {t('records.openSheet')}
          </Button>
        ) : null}
      </div>
      <div className="ds-headers">
        <h3>{t('records.headers', { count: type.datasets.length })}</h3>
        <dl>
          {type.datasets.map((each) => (
            <div key={each.dataset}>
              <dt>{datasetTitle(each)}</dt>
              <dd className="ds-chips">
                {neededHeaders(each).map((header) => (
                  <span key={header} className="ds-chip">
                    {header}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
