import { describe, expect, it } from 'vitest';
import type { Column, Dataset } from '../src/api/types';
import { groupByDay, historyFilter, periodStart } from '../src/history/search';
import { groupNotifications } from '../src/notifications/groups';
import { defaultSort, neededHeaders, nextSort, pageColumns } from '../src/records/columns';
import { markOf } from '../src/records/changes';
import { firstTab } from '../src/run/search';
import { timelineSteps } from '../src/run/timeline';
import { signInAddress } from '../src/session/signIn';

function column(name: string, kind = 'text', more: Partial<Column> = {}): Column {
  return { name, header: name, kind, ...more };
}

const locations: Dataset = {
  dataset: 'locations',
  label: 'locations',
  key: ['code'],
  columns: [
    column('code'),
    column('name'),
    column('address'),
    column('opens_at', 'time'),
    column('closes_at', 'time'),
    column('active', 'boolean'),
  ],
};

const therapists: Dataset = {
  dataset: 'therapists',
  label: 'Karyawan therapists',
  key: ['employee_id'],
  nameColumn: 'full_name',
  detailColumn: 'email',
  columns: [
    column('employee_id'),
    column('full_name', 'text', { required: true }),
    column('email', 'email'),
    column('phone_number', 'phone'),
    column('gender'),
    column('employment_type'),
    column('specializations', 'list', { present: true }),
    column('location_code', 'text', { references: 'locations' }),
    column('joined_on', 'date'),
    column('active', 'boolean'),
  ],
};

describe('the columns of a page', () => {
  it('put the name first, then its code, and the status last', () => {
    expect(pageColumns(locations).map(({ id, cell }) => [id, cell])).toEqual([
      ['name', 'name'],
      ['code', 'code'],
      ['address', 'text'],
      ['opens_at', 'time-range'],
      ['active', 'status'],
    ]);
  });

  it('put the e-mail address under the name and hide what says the same for everybody', () => {
    const columns = pageColumns(therapists);
    expect(columns[0]?.fields.map(({ name }) => name)).toEqual(['full_name', 'email']);
    expect(columns.filter(({ hidden }) => hidden).map(({ id }) => id)).toEqual(['gender', 'employment_type']);
    expect(columns.find(({ id }) => id === 'location_code')?.cell).toBe('reference');
  });

  it('sort people by name and leave the rest to the server', () => {
    expect(defaultSort(therapists)).toBe('full_name');
    expect(defaultSort(locations)).toBeUndefined();
  });

  it('name the headers a tab needs', () => {
    expect(neededHeaders(therapists)).toEqual(['employee_id', 'full_name', 'specializations']);
  });

  it('sort up, then down, then as the server does', () => {
    expect(nextSort(undefined, 'name')).toBe('name');
    expect(nextSort('name', 'name')).toBe('-name');
    expect(nextSort('-name', 'name')).toBeUndefined();
  });
});

describe('marks', () => {
  const record = (createdBy: string, changedBy: string) => ({
    _meta: { key: 'k', version: 1, createdBy, changedBy, changedAt: '' },
  });

  it('tell new records from changed ones', () => {
    expect(markOf(record('a', 'a'), 'a')).toBe('created');
    expect(markOf(record('x', 'a'), 'a')).toBe('updated');
    expect(markOf(record('x', 'y'), 'a')).toBeNull();
    expect(markOf(record('a', 'a'), null)).toBeNull();
  });
});

describe('the history', () => {
  it('asks from the start of the first day', () => {
    const now = new Date(2026, 10, 23, 15, 30);
    expect(periodStart('7', now)).toEqual(new Date(2026, 10, 17));
    expect(historyFilter({ period: 'today' }, now).from).toBe(new Date(2026, 10, 23).toISOString());
    expect(historyFilter({}, now).from).toBeUndefined();
  });

  it('is cut into days', () => {
    const days = groupByDay([
      { requestedAt: new Date(2026, 10, 23, 14).toISOString() },
      { requestedAt: new Date(2026, 10, 23, 2).toISOString() },
      { requestedAt: new Date(2026, 10, 22, 23).toISOString() },
    ]);
    expect(days.map(({ day, items }) => [day, items.length])).toEqual([
      ['2026-11-23', 2],
      ['2026-11-22', 1],
    ]);
  });

  it('keeps what runs now apart in the drawer', () => {
    const now = new Date(2026, 10, 23, 15);
    const note = (id: string, level: 'progress' | 'success', at: Date) =>
      ({ id, syncId: id, type: 't', level, title: '', message: '', at: at.toISOString() }) as const;
    const groups = groupNotifications(
      [
        note('a', 'success', new Date(2026, 10, 23, 9)),
        note('b', 'progress', now),
        note('c', 'success', new Date(2026, 10, 22)),
      ],
      now,
    );
    expect(groups.map(({ group, items }) => [group, items[0]?.id])).toEqual([
      ['now', 'b'],
      ['today', 'a'],
      ['yesterday', 'c'],
    ]);
  });
});

describe('a run', () => {
  it('opens with its failures', () => {
    expect(firstTab({ created: 2, updated: 5, skipped: 66, failed: 2 })).toBe('failed');
    expect(firstTab({ created: 2, updated: 0, skipped: 66, failed: 0 })).toBe('created');
    expect(firstTab({ created: 0, updated: 0, skipped: 0, failed: 0 })).toBe('text');
  });

  it('has a timeline whose segments follow the root of their time', () => {
    const steps = timelineSteps({
      id: 'a',
      type: 't',
      mode: 'apply',
      status: 'succeeded',
      requestedAt: '',
      datasets: [],
      timeline: [
        { step: 'requested', at: '2026-11-23T07:41:07.120Z' },
        { step: 'reading', at: '2026-11-23T07:41:07.160Z' },
        { step: 'completed', at: '2026-11-23T07:41:11.120Z' },
      ],
    });
    expect(steps.map(({ lasted }) => lasted)).toEqual([40, 3960, null]);
    expect(steps[1]?.weight).toBeGreaterThan(steps[0]?.weight ?? 0);
  });
});

describe('the sign-in', () => {
  it('comes back to the path', () => {
    expect(signInAddress('/history?type=leaves')).toBe('/auth/login?to=%2Fhistory%3Ftype%3Dleaves');
  });
});
