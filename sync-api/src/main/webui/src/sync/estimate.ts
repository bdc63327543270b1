/** Seconds left, once enough has been seen to say so: at least 4 points of percent over at least a second. */
export function secondsLeft(
  first: { at: number; percent: number },
  now: { at: number; percent: number },
): number | null {
  const elapsed = (now.at - first.at) / 1000;
  const gained = now.percent - first.percent;
  if (gained < 4 || elapsed < 1 || now.percent >= 100) return null;
  return Math.max(1, Math.round(((100 - now.percent) * elapsed) / gained));
}
