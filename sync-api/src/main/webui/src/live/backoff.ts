const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt to connect: doubling from 0.5 s up to 30 s, with the upper half random, so
 * that many windows do not come back in the same instant.
 */
export function reconnectDelay(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt));
  return Math.max(FIRST_MS, Math.round(ceiling / 2 + (ceiling / 2) * random()));
}
