import { Button } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { ArrowRight, ChevronDown, ChevronUp, CircleCheck, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome, Run } from '../api/types';
import { DeriveActions } from '../control/DeriveActions';
import { useLocale } from '../i18n';
import { useSyncTypes } from '../records/useSyncTypes';
import { datasetTitle } from '../records/columns';
import { CopyButton } from '../ui/CopyButton';
import { formatNumber, sentenceCase } from '../ui/format';
import { sumCounts, TallyBar, TallyFigures } from '../ui/Tally';
import { MessageText } from './MessageText';
import { NoticeFrame, type TakeFocus } from './NoticeFrame';
import { failedIn } from './message';
import { useTook } from './useTook';

const NoticeDetails = lazy(() => import('./NoticeDetails'));

interface SuccessNoticeProps {
  syncId: string;
  message: string;
  at: string;
  /** Null for as long as it is not loaded: the sentence stands by itself. */
  run: Run | null;
  onClose?: (() => void) | undefined;
  takeFocus: TakeFocus;
}

function Tallies({ run }: { run: Run }) {
  const { dataset: find } = useSyncTypes();
  const locale = useLocale();
  const failedLink = (dataset: string) => (outcome: Outcome, text: string) =>
    outcome === 'failed' ? (
      <Link
        to="/history/$syncId"
        params={{ syncId: run.id }}
        search={{ tab: 'failed', dataset }}
        className="ds-failed-link"
      >
        {text}
      </Link>
    ) : (
      <span>{text}</span>
    );
  return (
    <div className="ds-notice__tallies">
      {run.datasets.map((tally) => {
        const dataset = find(tally.dataset);
        return (
          <div key={tally.dataset} className="ds-notice__tally">
            <p>
              {dataset ? datasetTitle(dataset) : sentenceCase(tally.dataset)}{' '}
              <span>{formatNumber(tally.processed, locale)}</span>
            </p>
            <TallyBar counts={tally} />
            <TallyFigures counts={tally} word={failedLink(tally.dataset)} />
          </div>
        );
      })}
    </div>
  );
}

export function SuccessNotice({ syncId, message, at, run, onClose, takeFocus }: SuccessNoticeProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const took = useTook(run, at);
  const failed = run ? sumCounts(run.datasets).failed : failedIn(message);
  const Chevron = open ? ChevronUp : ChevronDown;
  return (
    <NoticeFrame
      tone="success"
      takeFocus={takeFocus}
      icon={<CircleCheck size={20} strokeWidth={1.75} aria-hidden />}
      title={t('sync.success')}
      aside={
        <>
          {failed > 0 ? (
            <Link
              to="/history/$syncId"
              params={{ syncId }}
              search={{ tab: 'failed' }}
              className="ds-label ds-label--danger"
            >
              <X size={13} strokeWidth={1.75} aria-hidden />
              {t('sync.failedCount', { count: failed })}
            </Link>
          ) : null}
          <span className="ds-notice__aside">{took}</span>
        </>
      }
      actions={
        <>
          <CopyButton label={t('sync.copy')} text={() => message} />
          <Button
            variant="secondary"
            size="sm"
            aria-expanded={open}
            aria-controls="notice-details"
            iconPosition="end"
            icon={<Chevron size={14} strokeWidth={1.75} aria-hidden />}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {t('sync.details')}
          </Button>
        </>
      }
      closeLabel={t('sync.close')}
      onClose={onClose}
    >
      <p className="ds-notice__sentence">
        <MessageText message={message} datasets={run?.datasets ?? []} syncId={syncId} />
      </p>
      {run ? <Tallies run={run} /> : null}
      <div id="notice-details">
        {open ? (
          <Suspense fallback={null}>
            <NoticeDetails syncId={syncId} run={run} />
          </Suspense>
        ) : null}
      </div>
      <p className="ds-notice__links">
        {failed > 0 ? (
          <Link to="/history/$syncId" params={{ syncId }} search={{ tab: 'failed' }} className="ds-danger">
            {t('sync.seeFailed', { count: failed })} <ArrowRight size={13} strokeWidth={2} aria-hidden />
          </Link>
        ) : null}
        <Link to="/history/$syncId" params={{ syncId }}>
          {t('sync.openRun')}
        </Link>
        {run ? <DeriveActions run={run} look="notice" /> : null}
      </p>
    </NoticeFrame>
  );
}
