import { describe, expect, it } from 'vitest';
import type { DatasetTally } from '../src/api/types';
import { failureReasons } from '../src/history/reasons';
import { differingSpan } from '../src/sync/differingSpan';
import { secondsLeft } from '../src/sync/estimate';
import { failedIn, messageParts, skipReasons } from '../src/sync/message';
import {
  formatClock,
  formatDate,
  formatDuration,
  formatPhone,
  initials,
  plainText,
  sentenceCase,
} from '../src/ui/format';
import { safeLink } from '../src/ui/safeLink';

const MESSAGE =
  'Processed 151 Karyawan therapists: 2 created, 5 updated, 140 unchanged, 2 skipped, 2 failed. ' +
  'Processed 153 schedules: 0 created, 0 updated, 89 unchanged, 64 skipped, 0 failed.';

function tally(dataset: string): DatasetTally {
  return { dataset, label: dataset, processed: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
}

describe('a message', () => {
  it('stays word for word when its failures become links', () => {
    const parts = messageParts(MESSAGE, [tally('therapists'), tally('schedules')]);
    expect(parts.map(({ text }) => text).join('')).toBe(MESSAGE);
    expect(parts.filter(({ kind }) => kind === 'failed')).toEqual([
      { kind: 'failed', text: '2 failed', dataset: 'therapists' },
    ]);
  });

  it('links the dataset that the count belongs to', () => {
    const parts = messageParts(MESSAGE.replace('0 failed', '3 failed').replace('2 failed', '0 failed'), [
      tally('therapists'),
      tally('schedules'),
    ]);
    expect(parts.find(({ kind }) => kind === 'failed')).toMatchObject({ text: '3 failed', dataset: 'schedules' });
  });

  it('tells how many failed in all', () => {
    expect(failedIn(MESSAGE)).toBe(2);
    expect(failedIn('Nothing here.')).toBe(0);
  });
});

describe('the details as text', () => {
  const text = [
    'Skipped: 2 Missing required fields.',
    "Failed: Bob Wilson (Validation failed: Specializations can't be blank), Rosa Halim (Validation failed: Email is invalid, Location code must exist).",
    'Skipped: 60 Unknown therapist, 3 Missing required fields, 1 Duplicate in sheet.',
  ].join('\n');

  it('give the skip reasons of all datasets, the commonest first', () => {
    expect(skipReasons(text)).toEqual([
      { reason: 'Unknown therapist', count: 60 },
      { reason: 'Missing required fields', count: 5 },
      { reason: 'Duplicate in sheet', count: 1 },
    ]);
  });

  it('give the rules that failed, two and how many more', () => {
    expect(failureReasons(text)).toEqual(["Specializations can't be blank", 'Email is invalid', '+1']);
  });
});

describe('values', () => {
  it('show phone numbers in groups', () => {
    expect(formatPhone('+6281211676336')).toBe('+62 812 1167 6336');
    expect(formatPhone('+628123456780')).toBe('+62 812 3456 780');
    expect(formatPhone('081211676336')).toBe('081211676336');
  });

  it('show dates by locale and without a zone', () => {
    expect(formatDate('2023-11-06', 'en-GB')).toBe('6 Nov 2023');
    expect(formatDate('2023-11-06', 'en-US')).toBe('Nov 6, 2023');
    expect(formatDate('soon', 'en-GB')).toBe('soon');
  });

  it('show times as HH:mm', () => {
    expect(formatClock('9:00')).toBe('09:00');
    expect(formatClock('21:30:00')).toBe('21:30');
  });

  it('show durations as exactly as one can use', () => {
    expect(formatDuration(6210, 'en')).toBe('6.2 s');
    expect(formatDuration(45_100, 'en')).toBe('45 s');
    expect(formatDuration(200_000, 'en')).toBe('3 min 20 s');
  });

  it('show any value as text, lists joined and blanks named', () => {
    expect(plainText(['Facial', 'Hot Stone'], '(blank)')).toBe('Facial, Hot Stone');
    expect(plainText([], '(blank)')).toBe('(blank)');
    expect(plainText(null, '(blank)')).toBe('(blank)');
    expect(plainText(false, '(blank)')).toBe('false');
  });

  it('have headings in sentence case, capitals kept', () => {
    expect(sentenceCase('Phone Number')).toBe('Phone number');
    expect(sentenceCase('Employee ID')).toBe('Employee ID');
    expect(initials('Sarah Hartono')).toBe('SH');
  });

  it('are links only when they are http', () => {
    expect(safeLink('https://docs.google.com/x')).toBe('https://docs.google.com/x');
    expect(safeLink('javascript:alert(1)')).toBeNull();
    expect(safeLink('not a link')).toBeNull();
  });
});

describe('a near miss', () => {
  it('is underlined where it differs', () => {
    expect(differingSpan('Specialisations', 'Specializations')).toEqual({ from: 8, to: 9 });
    expect(differingSpan('Adress', 'Address')).toEqual({ from: 2, to: 2 });
  });
});

describe('the time left', () => {
  it('is told once enough has been seen', () => {
    expect(secondsLeft({ at: 0, percent: 10 }, { at: 500, percent: 40 })).toBeNull();
    expect(secondsLeft({ at: 0, percent: 10 }, { at: 4000, percent: 12 })).toBeNull();
    expect(secondsLeft({ at: 0, percent: 12 }, { at: 5000, percent: 62 })).toBe(4);
  });
});
