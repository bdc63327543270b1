import { Link } from '@tanstack/react-router';
import type { DatasetTally } from '../api/types';
import { messageParts } from './message';

interface MessageTextProps {
  message: string;
  datasets?: readonly DatasetTally[];
  /** With a run to go to, each failed count is a link to those rows. */
  syncId?: string;
}

/** The contract's message, word for word, its failures plain to see. */
export function MessageText({ message, datasets = [], syncId }: MessageTextProps) {
  return messageParts(message, datasets).map((part, index) => {
    if (part.kind === 'text') return <span key={index}>{part.text}</span>;
    if (syncId === undefined) {
      return (
        <strong key={index} className="ds-danger">
          {part.text}
        </strong>
      );
    }
    return (
      <Link
        key={index}
        to="/history/$syncId"
        params={{ syncId }}
        search={{ tab: 'failed', ...(part.dataset ? { dataset: part.dataset } : {}) }}
        className="ds-failed-link"
      >
        {part.text}
      </Link>
    );
  });
}
