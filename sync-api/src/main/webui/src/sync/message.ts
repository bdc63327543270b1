import type { DatasetTally } from '../api/types';

export type MessagePart = { kind: 'text'; text: string } | { kind: 'failed'; text: string; dataset: string | null };

/**
 * Cuts a run's message at its "n failed" counts, so that those above zero can be links. The words stay exactly as the
 * contract has them: the parts joined are the message.
 */
export function messageParts(message: string, datasets: readonly DatasetTally[] = []): MessagePart[] {
  const parts: MessagePart[] = [];
  let from = 0;
  let sentence = 0;
  for (const match of message.matchAll(/\b(\d+) failed\b/g)) {
    const dataset = datasets[sentence]?.dataset ?? null;
    sentence += 1;
    if (match[1] === '0') continue;
    if (match.index > from) parts.push({ kind: 'text', text: message.slice(from, match.index) });
    parts.push({ kind: 'failed', text: match[0], dataset });
    from = match.index + match[0].length;
  }
  if (from < message.length) parts.push({ kind: 'text', text: message.slice(from) });
  return parts;
}

/** How many records failed, read from a message when the run itself is not at hand. */
export function failedIn(message: string): number {
  return [...message.matchAll(/\b(\d+) failed\b/g)].reduce((sum, match) => sum + Number(match[1]), 0);
}

/** The skip reasons with their counts, over all datasets, from the "Skipped: 60 Unknown therapist, …." lines. */
export function skipReasons(text: string): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const line of text.matchAll(/^Skipped: (.*)\.$/gm)) {
    for (const part of (line[1] ?? '').split(/, (?=\d+ )/)) {
      const match = /^(\d+) (.+)$/.exec(part);
      if (match?.[2] !== undefined) counts.set(match[2], (counts.get(match[2]) ?? 0) + Number(match[1]));
    }
  }
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}
