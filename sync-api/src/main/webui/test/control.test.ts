import { describe, expect, it } from 'vitest';
import type { Run } from '../src/api/types';
import { retryable, undoable, undoGroups } from '../src/control/rules';
import { absentCount } from '../src/run/absent';
import { recordValues } from '../src/run/recordValues';

const NONE = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };

function wrote(counts: Partial<typeof NONE>, change: Partial<Run> = {}): Run {
  const tally = { dataset: 'therapists', label: 'therapists', processed: 1, ...NONE, ...counts };
  const requestedAt = '2026-11-23T07:38:00Z';
  const base = { id: 'run-1', type: 'therapists', mode: 'apply', status: 'succeeded', requestedAt } as const;
  return { ...base, datasets: [tally], ...change };
}

describe('what may be done about a run', () => {
  it('is a retry where rows failed or were skipped', () => {
    expect(retryable(wrote({ failed: 2, skipped: 66 }))).toEqual({ failed: 2, skipped: 66 });
    expect(retryable(wrote({ updated: 2 }))).toBeNull();
  });

  it('is no retry of an undo, whose rows stand in no sheet', () => {
    expect(retryable(wrote({ failed: 1 }, { derivedFrom: { kind: 'undo', syncId: 'run-0' } }))).toBeNull();
  });

  it('is an undo where something was written, also of an undo and of a cancelled run', () => {
    expect(undoable(wrote({ created: 2, updated: 5 }))).toEqual({ created: 2, updated: 5 });
    expect(undoable(wrote({ updated: 1 }, { status: 'cancelled' }))).not.toBeNull();
    expect(undoable(wrote({ updated: 1 }, { derivedFrom: { kind: 'undo', syncId: 'run-0' } }))).not.toBeNull();
    expect(undoable(wrote({ failed: 3 }))).toBeNull();
  });

  it('is nothing before it has ended', () => {
    const counts = { updated: 1, failed: 1 };
    for (const status of ['queued', 'running', 'awaiting_approval'] as const) {
      expect(retryable(wrote(counts, { status }))).toBeNull();
      expect(undoable(wrote(counts, { status }))).toBeNull();
    }
  });

  it('puts an undo into its three groups', () => {
    expect(undoGroups({ ...NONE, created: 1, updated: 9, skipped: 1, failed: 2 })).toEqual({
      reversed: 10,
      kept: 1,
      couldNot: 2,
    });
  });
});

describe('what left the sheet', () => {
  it('is summed over the datasets, and not guessed where one does not say', () => {
    const [tally] = wrote({}).datasets;
    if (!tally) throw new Error('no tally');
    expect(
      absentCount({
        datasets: [
          { ...tally, absent: 2 },
          { ...tally, absent: 0 },
        ],
      }),
    ).toBe(2);
    expect(
      absentCount({
        datasets: [
          { ...tally, absent: 2 },
          { ...tally, absent: null },
        ],
      }),
    ).toBeNull();
    expect(absentCount({ datasets: [] })).toBeNull();
  });
});

describe('a record that comes or goes', () => {
  const column = (name: string, kind: string) => ({ name, header: name, kind });
  const dataset = {
    dataset: 'therapists',
    label: 'therapists',
    columns: [column('joined_on', 'date'), column('phone_number', 'phone')],
  };
  const change = (field: string, value: unknown) => ({ field, old: null, new: value });

  it('is told by its values, without its key, its name and that it is active', () => {
    const record = {
      dataset: 'therapists',
      outcome: 'created',
      key: 'EMP-0201',
      name: 'John Doe',
      changes: [
        change('employee_id', 'EMP-0201'),
        change('full_name', 'John Doe'),
        change('phone_number', '+6281234567001'),
        change('specializations', ['Facial', 'Hot Stone']),
        change('joined_on', '2026-11-02'),
        change('notes', null),
        change('active', true),
      ],
    } as const;
    expect(recordValues({ ...record, changes: [...record.changes] }, 'new', dataset, 'en-GB')).toEqual([
      '+62 812 3456 7001',
      'Facial, Hot Stone',
      '2 Nov 2026',
    ]);
    expect(recordValues({ ...record, changes: [...record.changes] }, 'old', dataset, 'en-GB')).toEqual([]);
  });

  it('says that it is not active', () => {
    const record = { dataset: 'therapists', outcome: 'created', changes: [change('active', false)] } as const;
    expect(recordValues({ ...record, changes: [...record.changes] }, 'new', dataset, 'en')).toEqual(['false']);
  });
});
