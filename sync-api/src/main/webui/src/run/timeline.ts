import type { AuditRun, TimelineStep } from '../api/types';

export interface Step {
  step: TimelineStep;
  at: Date;
  /** Milliseconds until the next step; null after the last. */
  lasted: number | null;
  /** How much of the line it takes: a part for its words, and the square root of what it lasted. */
  weight: number;
}

export function timelineSteps(run: AuditRun): Step[] {
  const given = (run.timeline ?? []).map(({ step, at }) => ({ step, at: new Date(at) }));
  const total = given.length > 1 ? Number(given.at(-1)?.at) - Number(given[0]?.at) : 0;
  return given.map(({ step, at }, index) => {
    const next = given[index + 1];
    const lasted = next ? Math.max(0, next.at.getTime() - at.getTime()) : null;
    const share = lasted === null || total <= 0 ? 0 : Math.sqrt(lasted / total);
    return { step, at, lasted, weight: lasted === null ? 0 : 1 + 1.15 * share };
  });
}
