const SHOWN = 2;

/**
 * The commonest rules that failed, from the "Failed: Name (Validation failed: A, B), …." lines of a run's text, the
 * rest as "+n". Names and values stay out.
 */
export function failureReasons(text: string): string[] {
  const counts = new Map<string, number>();
  for (const line of text.matchAll(/^Failed: (.*)\.$/gm)) {
    for (const match of (line[1] ?? '').matchAll(/\((?:Validation failed|Database rejected the record): ([^()]*)\)/g)) {
      for (const reason of (match[1] ?? '').split(/, (?=[A-Z])/)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  const reasons = [...counts].sort((a, b) => b[1] - a[1]).map(([reason]) => reason);
  const rest = reasons.length - SHOWN;
  return rest > 0 ? [...reasons.slice(0, SHOWN), `+${rest}`] : reasons;
}
