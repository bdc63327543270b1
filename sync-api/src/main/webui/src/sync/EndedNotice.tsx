import { isUndo } from '../control/rules';
import type { Run } from '../api/types';
import { FailureNotice } from './FailureNotice';
import { InfoNotice } from './OtherNotices';
import type { TakeFocus } from './NoticeFrame';
import { SuccessNotice } from './SuccessNotice';
import { UndoNotice } from './UndoNotice';

export type EndLevel = 'success' | 'error' | 'info';

interface EndedNoticeProps {
  syncId: string;
  level: EndLevel;
  message: string;
  at: string;
  run: Run | null;
  kept?: { count: number; dataset: string } | null;
  onClose?: (() => void) | undefined;
  onRetry?: (() => void) | undefined;
  takeFocus: TakeFocus;
}

/** How a run ended, in the words and the colour of that end. */
export function EndedNotice({ level, kept = null, onRetry, ...props }: EndedNoticeProps) {
  const { run, message } = props;
  if (level === 'error') return <FailureNotice {...props} kept={kept} onRetry={onRetry} />;
  if (level === 'info') return <InfoNotice {...props} />;
  if (run !== null && isUndo(run)) return <UndoNotice {...props} run={run} message={run.message ?? message} />;
  return <SuccessNotice {...props} message={run?.message ?? message} />;
}

export function levelOf(status: string | undefined): EndLevel {
  if (status === 'succeeded' || status === 'partial') return 'success';
  return status === 'failed' ? 'error' : 'info';
}
