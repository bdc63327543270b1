/** Formatting of values for a person. Everything takes its locale, so that it can be tested and switched. */

export function parseInstant(instant: string | null | undefined): Date | null {
  if (!instant) return null;
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** `+628112345678` as `+62 811 2345 678`, in groups; what is not E.164 stays as it is. */
export function formatPhone(phone: string): string {
  const match = /^\+(62|1|7|20|27|3[0-4]|36|39|4\d|5[1-8]|6[0-6]|8[1246]|9[0-5]|98|\d{3})(\d{4,12})$/.exec(phone);
  if (!match?.[1] || !match[2]) return phone;
  const [, country, national] = match;
  const groups = [national.slice(0, 3)];
  for (let at = 3; at < national.length; at += 4) groups.push(national.slice(at, at + 4));
  const last = groups.at(-1);
  const before = groups.at(-2);
  if (last?.length === 1 && before && groups.length > 2) {
    groups.splice(-2, 2, before.slice(0, 3), before.slice(3) + last);
  }
  return `+${country} ${groups.join(' ')}`;
}

/** A calendar date (`yyyy-MM-dd`), which has no time zone. */
export function formatDate(date: string, locale: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return date;
  const utc = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    utc,
  );
}

/** `9:00` or `09:00:00` as `09:00`. */
export function formatClock(time: string): string {
  const match = /^(\d{1,2}):(\d{2})/.exec(time);
  return match ? `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}` : time;
}

export function formatTime(
  instant: Date,
  locale: string,
  precision: 'minute' | 'second' | 'millisecond' = 'minute',
): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(precision === 'minute' ? {} : { second: '2-digit' }),
    ...(precision === 'millisecond' ? { fractionalSecondDigits: 3 } : {}),
  }).format(instant);
}

/** `6.2 s`, `45 s`, `3 min 20 s`: as exact as a person can use. */
export function formatDuration(ms: number, locale: string): string {
  const seconds = Math.max(0, ms) / 1000;
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  if (seconds < 9.95) return `${number(seconds, 1)} s`;
  if (seconds < 60) return `${number(seconds, 0)} s`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Whole calendar days between an instant and now, as this machine's clock counts days. */
export function daysAgo(instant: Date, now: Date): number {
  return Math.round((startOfDay(now) - startOfDay(instant)) / 86_400_000);
}

export function dayKey(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function shortZone(language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: 'short' }).formatToParts(new Date());
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** The zone all times of this page are in, named once: `Asia/Jakarta (WIB)`. */
export function zoneName(locale: string): { zone: string; short: string } {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // A zone's own short name is known only in the languages of its people: "WIB" in Indonesian, "GMT+7" elsewhere.
  const names = [locale, 'en-US', 'id'].map((language) => shortZone(language));
  return { zone, short: names.find((name) => !/^(GMT|UTC)./.test(name)) ?? names[0] ?? '' };
}

/** Any value of a record or a change as text, the way the contract's details do: lists by ", ", blank named. */
export function plainText(value: unknown, blank: string): string {
  if (value === null || value === undefined || value === '') return blank;
  if (Array.isArray(value)) return value.length === 0 ? blank : value.map((item) => plainText(item, blank)).join(', ');
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  return JSON.stringify(value);
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => (word ?? '').charAt(0).toUpperCase()).join('');
}

/** "Phone Number" as "Phone number"; words that are capitals throughout ("ID") stay. */
export function sentenceCase(header: string): string {
  return header
    .replace(/[-_]+/g, ' ')
    .split(' ')
    .map((word, index) => {
      if (word.length > 1 && word === word.toUpperCase()) return word;
      return index === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word.charAt(0).toLowerCase() + word.slice(1);
    })
    .join(' ');
}
