import type { AuditRun, LogOutcome } from '../api/types';

/** What an entry is labelled with: refused and joined requests are no runs of their own; a run has its status. */
export function logOutcome(entry: AuditRun): LogOutcome {
  return entry.outcome === 'rejected' || entry.outcome === 'joined' ? entry.outcome : entry.status;
}
