import { CalendarClock, Plug } from 'lucide-react';
import type { Requester } from '../api/types';
import { initials } from './format';

const HUES = 6;

function hue(name: string): number {
  let sum = 7;
  for (const letter of name) sum = (sum * 7 + (letter.codePointAt(0) ?? 0)) % 104_729;
  return sum % HUES;
}

/** A picture of two letters: drawn by CSS, since it is no text that anybody should be read. */
export function Avatar({ name, size = 24 }: { name: string; size?: 24 | 28 }) {
  return (
    <span
      className={`ds-avatar ds-avatar--${size} ds-avatar--hue-${hue(name)}`}
      data-initials={initials(name)}
      aria-hidden
    />
  );
}

/** A person's initials, or the sign of a schedule or a service. */
export function RequesterAvatar({ requester }: { requester: Requester }) {
  if (requester.kind === 'user') return <Avatar name={requester.name ?? requester.id} />;
  const Icon = requester.kind === 'schedule' ? CalendarClock : Plug;
  return (
    <span className="ds-avatar ds-avatar--24 ds-avatar--machine" aria-hidden>
      <Icon size={14} strokeWidth={1.75} />
    </span>
  );
}
