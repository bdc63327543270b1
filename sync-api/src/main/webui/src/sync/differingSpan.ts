/** Where `found` differs from `wanted`, between what they begin and end with in common. */
export function differingSpan(found: string, wanted: string): { from: number; to: number } {
  const shorter = Math.min(found.length, wanted.length);
  let from = 0;
  while (from < shorter && found[from] === wanted[from]) from += 1;
  let end = 0;
  while (end < shorter - from && found[found.length - 1 - end] === wanted[wanted.length - 1 - end]) end += 1;
  return { from, to: found.length - end };
}
