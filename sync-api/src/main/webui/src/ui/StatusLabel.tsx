import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleX,
  Hand,
  Merge,
  ShieldX,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LogOutcome } from '../api/types';
import { Busy } from './Busy';

const LOOKS: Record<LogOutcome, { tone: string; icon: LucideIcon | null }> = {
  queued: { tone: 'grey', icon: CircleDashed },
  running: { tone: 'info', icon: null },
  awaiting_approval: { tone: 'accent', icon: Hand },
  succeeded: { tone: 'success', icon: CircleCheck },
  partial: { tone: 'warning', icon: TriangleAlert },
  failed: { tone: 'danger', icon: CircleX },
  cancelled: { tone: 'grey', icon: Ban },
  rejected: { tone: 'danger', icon: ShieldX },
  joined: { tone: 'grey', icon: Merge },
};

/** A run's status as icon, word and colour; with a count, how many failed. */
export function StatusLabel({ status, failed }: { status: LogOutcome; failed?: number }) {
  const { t } = useTranslation();
  const { tone, icon: Icon } = LOOKS[status];
  const counted = status === 'partial' && failed !== undefined && failed > 0;
  return (
    <span className={`ds-label ds-label--${tone}`}>
      {Icon ? <Icon size={13} strokeWidth={1.75} aria-hidden /> : <Busy size={13} />}
      {counted ? t('status.partialCount', { count: failed }) : t(`status.${status}`)}
    </span>
  );
}
