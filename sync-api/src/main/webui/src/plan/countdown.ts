/** What is left until a plan expires, as coarse as it can be and still be true. */
export type TimeLeft =
  | { unit: 'over' }
  | { unit: 'seconds'; count: number }
  | { unit: 'minutes'; count: number }
  | { unit: 'hours'; count: number };

const MINUTE = 60;
const HOUR = 3600;

export function timeLeft(expiresAt: Date, now: Date): TimeLeft {
  const seconds = Math.ceil((expiresAt.getTime() - now.getTime()) / 1000);
  if (seconds <= 0) return { unit: 'over' };
  if (seconds < 2 * MINUTE) return { unit: 'seconds', count: seconds };
  if (seconds < 2 * HOUR) return { unit: 'minutes', count: Math.floor(seconds / MINUTE) };
  return { unit: 'hours', count: Math.floor(seconds / HOUR) };
}

/** Minutes at which a person who listens is told. */
const TOLD_AT = [1, 5] as const;

/** Stays the same between two of them, so that a countdown is not read out every second. */
export function toldAt(expiresAt: Date, now: Date): number | null {
  const minutes = (expiresAt.getTime() - now.getTime()) / 60_000;
  return minutes <= 0 ? null : (TOLD_AT.find((at) => minutes <= at) ?? null);
}
