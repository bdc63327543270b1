import type { QueryClient } from '@tanstack/react-query';
import type { LiveMessage, Run } from '../api/types';
import { isEnded, isHeld, type LiveState } from './state';

const QUIET_MS = 400;

/** Runs that were active or held before and are not now: they ended, whether or not their last message was heard. */
export function endedBetween(before: LiveState, after: LiveState): Run[] {
  return Object.values(before.runs).filter((run) => {
    const now = after.runs[run.id];
    return !isEnded(run) && (now === undefined || isEnded(now));
  });
}

/** Makes the tables ask again after what the messages say has changed, a burst of changes once. */
export class DataRefresh {
  private readonly waiting = new Map<string, readonly string[]>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly queryClient: QueryClient) {}

  afterMessages(messages: readonly LiveMessage[], before: LiveState, after: LiveState): void {
    for (const message of messages) {
      if (message.kind === 'records-changed') {
        for (const dataset of message.datasets) this.later(['records', dataset]);
      } else if (message.kind === 'run') {
        const known = before.runs[message.run.id];
        if (isEnded(message.run) && (known === undefined || !isEnded(known))) this.afterEnd(message.run);
        else if (known === undefined) this.later(['history']);
        else if (isHeld(known) !== isHeld(message.run)) this.afterHold(message.run);
      } else if (message.kind === 'snapshot' && before.ready) {
        // What happened while the socket was away is not known.
        this.later(['records']);
        this.later(['runs']);
        this.later(['history']);
      }
    }
    this.afterRuns(before, after);
  }

  afterRuns(before: LiveState, after: LiveState): void {
    for (const run of endedBetween(before, after)) this.afterEnd(run);
  }

  /** It is held now, or is no longer: its plan stands, or somebody approved it. */
  private afterHold(run: Run): void {
    this.aboutRun(run);
    this.later(['history']);
  }

  private aboutRun(run: Run): void {
    for (const key of ['run', 'audit-run', 'audit-records', 'audit-absent']) this.later([key, run.id]);
  }

  private afterEnd(run: Run): void {
    for (const { dataset } of run.datasets) this.later(['records', dataset]);
    if (run.datasets.length === 0) this.later(['records']);
    this.later(['runs', run.type]);
    this.aboutRun(run);
    this.later(['history']);
    if (run.derivedFrom) this.later(['derived-runs', run.derivedFrom.syncId]);
  }

  private later(queryKey: readonly string[]): void {
    this.waiting.set(queryKey.join('\n'), queryKey);
    this.timer ??= setTimeout(() => {
      this.timer = null;
      const keys = [...this.waiting.values()];
      this.waiting.clear();
      for (const key of keys) void this.queryClient.invalidateQueries({ queryKey: key });
    }, QUIET_MS);
  }
}
