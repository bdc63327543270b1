// Plans, guards, approval, retry and undo of the mock: what happens to a run between its plan and its first write.
import { createHash } from 'node:crypto';

const LOST_LIMIT = 50;
const FAILED_LIMIT = 40;

/** The guards that trip, as the catalog's defaults have them. */
export function guardTrips(tallies, type, lastGood) {
  return tallies.flatMap((tally) => {
    const { tab } = type.datasets.find(({ dataset }) => dataset === tally.dataset);
    const rows = tally.processed;
    const before = lastGood?.datasets.find(({ dataset }) => dataset === tally.dataset)?.processed;
    const trip = { dataset: tally.dataset, tab, rows, rowsBefore: null, rowsFailed: null };
    const trips = [];
    if (before && (before - rows) * 100 > before * LOST_LIMIT) {
      trips.push({ ...trip, code: 'GUARD_ROWS_LOST', rowsBefore: before, limitPercent: LOST_LIMIT });
    }
    if (rows > 0 && tally.failed * 100 > rows * FAILED_LIMIT) {
      trips.push({ ...trip, code: 'GUARD_ROWS_FAILED', rowsFailed: tally.failed, limitPercent: FAILED_LIMIT });
    }
    return trips;
  });
}

export function holdOf(run, records, guards, holdSeconds) {
  const now = Date.now();
  return {
    reason: run.mode === 'preview' ? 'preview' : 'guard',
    planHash: createHash('sha256').update(JSON.stringify(records)).digest('hex'),
    heldAt: new Date(now).toISOString(),
    expiresAt: new Date(now + holdSeconds * 1000).toISOString(),
    guards,
    approvedBy: null,
    approvedAt: null,
  };
}

/** What of an earlier run can be taken back, in three groups: reversed, kept, could not be. */
export function undoPlan(earlier, tables, blocked) {
  return earlier.records
    .filter(({ outcome }) => outcome === 'created' || outcome === 'updated')
    .map((record) => {
      const { dataset, key, name, detail } = record;
      const base = { dataset, tab: null, row: null, key, name, detail, changes: [], reason: null, problems: [] };
      const now = tables[dataset].get(key);
      const changes = record.changes.map((change) => ({ field: change.field, old: change.new, new: change.old }));
      if (record.removed) return { ...base, outcome: 'created', changes, values: valuesOf({}, changes) };
      if (blocked.includes(key)) {
        return { ...base, outcome: 'failed', reason: 'Could not be undone: 3 schedules refer to this therapist' };
      }
      if (now === undefined) return { ...base, outcome: 'failed', reason: 'Could not be undone: the record is gone' };
      if (now._meta.changedBy !== earlier.id) {
        const moved = record.changes.find(({ field }) => now[field] !== undefined)?.field ?? 'the record';
        return { ...base, outcome: 'skipped', reason: `Edited since: ${moved} is ${String(now[moved])} now` };
      }
      if (record.outcome === 'created') return { ...base, outcome: 'updated', removed: true, changes };
      return { ...base, outcome: 'updated', changes, values: valuesOf(now, changes) };
    });
}

function valuesOf(record, changes) {
  const values = { ...record, _meta: undefined };
  for (const change of changes) values[change.field] = change.new;
  return values;
}

export function undoMessage(label, records) {
  const count = (passes) => records.filter(passes).length;
  const parts = [
    [count(({ removed }) => removed), 'removed'],
    [count(({ outcome, removed }) => outcome === 'updated' && !removed), 'put back'],
    [count(({ outcome }) => outcome === 'created'), 'created again'],
    [count(({ outcome }) => outcome === 'skipped'), 'kept since edited later'],
    [count(({ outcome }) => outcome === 'failed'), 'could not be undone'],
  ];
  const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  return `Undid ${records.length} ${label}: ${said.join(', ')}.`;
}
