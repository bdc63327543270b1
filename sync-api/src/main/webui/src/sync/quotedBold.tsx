import type { ReactNode } from 'react';
import type { ErrorWhere } from '../api/types';

/** The error's sentence with the headers it is about in bold. The words do not change. */
export function quotedBold(message: string, where: ErrorWhere | null | undefined): ReactNode {
  const quotes = [where?.header, where?.nearMiss].filter((header): header is string => Boolean(header));
  const marks = quotes.flatMap((header) => [`“${header}”`, `"${header}"`]);
  const parts: ReactNode[] = [];
  let rest = message;
  while (rest !== '') {
    const next = marks
      .map((mark) => ({ mark, at: rest.indexOf(mark) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (!next) break;
    parts.push(rest.slice(0, next.at), <strong key={parts.length}>{next.mark}</strong>);
    rest = rest.slice(next.at + next.mark.length);
  }
  parts.push(rest);
  return parts;
}
