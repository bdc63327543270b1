// Runs of the mock: simulated in time, told to the sockets as the gateway does, kept as the audit log does.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { datasets, spreadsheetUrl, types } from './catalog.mjs';
import { guardTrips, holdOf, undoMessage, undoPlan } from './control.mjs';
import { judge } from './judge.mjs';

const KINDS = ['created', 'updated', 'unchanged', 'skipped', 'failed'];

export const people = {
  sarah: { kind: 'user', id: 'sarah', name: 'Sarah Hartono', email: 'sarah@example.com' },
  michael: { kind: 'user', id: 'michael', name: 'Michael Pranata', email: 'michael@example.com' },
  billing: { kind: 'service', id: 'billing-service', name: 'billing-service' },
};

function plain(value) {
  if (value === null || value === '') return '(blank)';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function shown(record) {
  const name = record.name ?? record.key ?? `row ${record.row}`;
  return record.detail ? `${name} (${record.detail})` : name;
}

function detailLines(records) {
  const of = (outcome) => records.filter((record) => record.outcome === outcome);
  const lines = [];
  if (of('created').length) lines.push(`Created: ${of('created').map(shown).join(', ')}.`);
  if (of('updated').length) {
    const change = ({ field, old, new: after }) => `${field}: ${plain(old)} → ${plain(after)}`;
    lines.push(
      `Updated: ${of('updated')
        .map((r) => `${r.name} (${r.changes.map(change).join(', ')})`)
        .join(', ')}.`,
    );
  }
  if (of('skipped').length) {
    const counts = new Map();
    for (const { reason } of of('skipped')) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    lines.push(`Skipped: ${[...counts].map(([reason, count]) => `${count} ${reason}`).join(', ')}.`);
  }
  if (of('failed').length)
    lines.push(
      `Failed: ${of('failed')
        .map((r) => `${r.name} (${r.reason})`)
        .join(', ')}.`,
    );
  return lines;
}

export class World {
  constructor(goldenDir) {
    this.goldenDir = goldenDir;
    /** What the next runs do: the demo day, milliseconds for each of their steps, a percent to stop at, an error. */
    this.settings = { day: 1, stepMs: 120, freezeAt: null, phase: null, fail: null };
    /** How many rows a tab still has, how long a plan is held, and what an undo cannot take back. */
    Object.assign(this.settings, { keepRows: {}, blankColumn: null, holdSeconds: 3600, blocked: [] });
    this.tables = Object.fromEntries(datasets.map(({ dataset }) => [dataset, new Map()]));
    this.runs = [];
    this.notifications = [];
    this.sockets = new Set();
    /** Counts the scenes: a run of an earlier one stops. */
    this.scene = 0;
  }

  tell(message) {
    for (const socket of this.sockets) socket.send([message]);
  }

  active() {
    return this.runs.filter(({ status }) => status === 'queued' || status === 'running');
  }

  held() {
    return this.runs.filter(({ status }) => status === 'awaiting_approval');
  }

  snapshot() {
    return {
      kind: 'snapshot',
      runs: [...this.active(), ...this.held()].map((run) => this.view(run)),
      notifications: this.notifications,
    };
  }

  view(run) {
    return {
      ...run,
      records: undefined,
      plan: undefined,
      absent: undefined,
      text: undefined,
      timeline: undefined,
      spreadsheet: undefined,
    };
  }

  notify(run, level, message, at) {
    this.notifications = this.notifications.filter(
      ({ syncId, level: was }) => !(syncId === run.id && (was === 'progress' || was === 'info')),
    );
    const type = types.find((each) => each.type === run.type);
    const held = run.status === 'awaiting_approval';
    const id = `${run.id}:${level === 'progress' ? 'started' : held ? 'held' : 'ended'}`;
    const notification = { id, syncId: run.id, type: run.type, level, title: type.page, message, at };
    this.notifications.unshift(notification);
    this.tell({ kind: 'notification', notification });
  }

  dismiss(id) {
    this.notifications = this.notifications.filter((notification) => notification.id !== id);
    this.tell({ kind: 'dismissed', id });
  }

  create(typeName, requestedBy, at = new Date(), more = {}) {
    const type = types.find((each) => each.type === typeName);
    const run = {
      id: `019b2f4e-7c1a-7d3e-${randomUUID().slice(19)}`,
      type: typeName,
      mode: 'apply',
      status: 'queued',
      requestedBy,
      requestedAt: at.toISOString(),
      startedAt: null,
      finishedAt: null,
      progress: null,
      message: null,
      datasets: [],
      error: null,
      seq: 1,
      cancelRequested: false,
      derivedFrom: null,
      hold: null,
      records: [],
      plan: [],
      absent: [],
      text: '',
      timeline: [{ step: 'requested', at: at.toISOString() }],
      spreadsheet: { title: type.spreadsheet, url: spreadsheetUrl(type) },
      ...more,
    };
    this.runs.unshift(run);
    return run;
  }

  change(run, change) {
    Object.assign(run, change, { seq: run.seq + 1 });
    this.tell({ kind: 'run', run: this.view(run) });
  }

  /** What a run would do to each row or record, and which records the sheet no longer has. Writes nothing. */
  planOf(run) {
    const type = types.find((each) => each.type === run.type);
    const earlier = this.runs.find(({ id }) => id === run.derivedFrom?.syncId);
    if (run.derivedFrom?.kind === 'undo') return undoPlan(earlier, this.tables, this.settings.blocked);
    const records = [];
    const tables = { ...this.tables };
    for (const dataset of type.datasets) {
      const file = join(this.goldenDir, `day-${this.settings.day}`, `${dataset.tab}.json`);
      const sheet = JSON.parse(readFileSync(file, 'utf8'));
      const keep = this.settings.keepRows[dataset.tab];
      if (keep) sheet.values = sheet.values.slice(0, keep + 1);
      const blank = sheet.values[0].indexOf(this.settings.blankColumn);
      if (blank >= 0) for (const cells of sheet.values.slice(1, 90)) cells[blank] = '';
      const outcomes = judge(dataset, sheet, tables);
      const keys = new Set(outcomes.map(({ key }) => key));
      const planned = new Map(tables[dataset.dataset]);
      for (const { outcome, key, values } of outcomes) if (outcome === 'created') planned.set(key, values);
      tables[dataset.dataset] = planned;
      for (const [key, record] of this.tables[dataset.dataset]) {
        const [name, detail] = [record[dataset.nameColumn], record[dataset.detailColumn]];
        if (!keys.has(key)) run.absent.push({ dataset: dataset.dataset, key, name, detail });
      }
      records.push(...outcomes);
    }
    if (run.derivedFrom === null) return records;
    const again = new Set(
      earlier.records
        .filter(({ outcome }) => outcome === 'failed' || outcome === 'skipped')
        .map((r) => `${r.tab}${r.row}`),
    );
    return records.filter(({ tab, row }) => again.has(`${tab}${row}`));
  }

  write(run, records) {
    for (const { dataset, outcome, key, values, removed } of records) {
      if (outcome !== 'created' && outcome !== 'updated') continue;
      const table = this.tables[dataset];
      if (removed) {
        table.delete(key);
        continue;
      }
      const known = table.get(key);
      const meta = {
        key,
        version: (known?._meta.version ?? 0) + 1,
        createdBy: known?._meta.createdBy ?? run.id,
        changedBy: run.id,
        changedAt: new Date().toISOString(),
      };
      table.set(key, { ...values, _meta: meta });
    }
  }

  tallies(run, records) {
    const type = types.find((each) => each.type === run.type);
    const undo = run.derivedFrom?.kind === 'undo';
    const concerned = type.datasets.filter(
      ({ dataset }) => !undo || records.some((record) => record.dataset === dataset),
    );
    return concerned.map(({ dataset, label }) => {
      const own = records.filter((record) => record.dataset === dataset);
      const counts = Object.fromEntries(
        KINDS.map((kind) => [kind, own.filter(({ outcome }) => outcome === kind).length]),
      );
      const processed =
        `Processed ${own.length} ${label}: ` + KINDS.map((kind) => `${counts[kind]} ${kind}`).join(', ');
      const sentence = undo ? undoMessage(label, own) : `${processed}.`;
      const absent = undo ? null : run.absent.filter((record) => record.dataset === dataset).length;
      return { dataset, label, processed: own.length, ...counts, absent, message: sentence, planned: counts };
    });
  }

  /** Held before the first write, until it is approved, discarded, superseded or its time is over. */
  hold(run, records, guards) {
    const tallies = this.tallies(run, records).map((tally) => ({
      ...tally,
      ...Object.fromEntries(KINDS.map((kind) => [kind, kind === 'unchanged' ? tally.unchanged : 0])),
      message: null,
    }));
    run.plan = records;
    run.timeline.push({ step: 'held', at: new Date().toISOString() });
    const hold = holdOf(run, records, guards, this.settings.holdSeconds);
    this.change(run, { status: 'awaiting_approval', progress: null, datasets: tallies, hold });
    this.notify(run, 'info', 'The plan waits for approval. Nothing was changed.', hold.heldAt);
    const { scene } = this;
    setTimeout(() => {
      if (scene === this.scene) this.drop(run, 'Nobody approved the plan in time. Nothing was changed.');
    }, this.settings.holdSeconds * 1000).unref();
  }

  /** Ends a held run; nothing was written. */
  drop(run, message, cancelRequested = false) {
    if (run.status !== 'awaiting_approval') return;
    const at = new Date().toISOString();
    run.timeline.push({ step: 'completed', at });
    this.change(run, { status: 'cancelled', finishedAt: at, message, cancelRequested });
    this.notify(run, 'info', message, at);
  }

  async approve(run, approvedBy) {
    const hold = { ...run.hold, approvedBy, approvedAt: new Date().toISOString() };
    run.timeline.push({ step: 'approved', at: hold.approvedAt, by: approvedBy });
    this.change(run, { status: 'queued', hold });
    await sleep(this.settings.stepMs);
    await this.applyPlan(run, run.plan);
  }

  finish(run, records, at) {
    this.write(run, records);
    const tallies = this.tallies(run, records);
    const message = tallies.map((tally) => tally.message).join(' ');
    run.records = records
      .filter(({ outcome }) => outcome !== 'unchanged')
      .map((record) => ({ ...record, values: undefined }));
    run.text = tallies
      .flatMap(({ dataset, message: sentence }) => [
        sentence,
        ...detailLines(records.filter((record) => record.dataset === dataset)),
      ])
      .join('\n');
    run.timeline.push({ step: 'completed', at });
    const failed = tallies.some((tally) => tally.failed > 0);
    this.change(run, {
      status: failed ? 'partial' : 'succeeded',
      finishedAt: at,
      progress: null,
      message,
      datasets: tallies,
    });
    this.notify(run, 'success', message, at);
    this.tell({ kind: 'records-changed', datasets: tallies.map(({ dataset }) => dataset) });
  }

  fail(run, error, at) {
    run.timeline.push({ step: 'completed', at });
    this.change(run, { status: 'failed', finishedAt: at, progress: null, message: error.message, error });
    this.notify(run, 'error', `${error.message} Nothing was changed.`, at);
  }

  cancel(run) {
    const at = new Date().toISOString();
    const { processed = 0, total = 0 } = run.progress ?? {};
    const done = run.plan.slice(0, processed);
    this.write(run, done);
    run.records = done.filter(({ outcome }) => outcome !== 'unchanged');
    run.timeline.push({ step: 'completed', at });
    const message = `Cancelled after ${processed} of ${total} rows, what was applied is kept.`;
    const datasets = this.tallies(run, done);
    this.change(run, { status: 'cancelled', finishedAt: at, progress: null, message, datasets, cancelRequested: true });
    this.notify(run, 'info', message, at);
  }

  /** A run of the past, all at once. */
  past(typeName, requestedBy, at, tookMs, error = null) {
    const run = this.create(typeName, requestedBy, at);
    const after = (share) => new Date(at.getTime() + Math.round(tookMs * share)).toISOString();
    run.startedAt = after(0.01);
    run.timeline.push(
      { step: 'accepted', at: after(0.007) },
      { step: 'reading', at: after(0.015) },
      ...(error
        ? []
        : [
            { step: 'planning', at: after(0.32) },
            { step: 'applying', at: after(0.385) },
          ]),
    );
    if (error) this.fail(run, error, after(1));
    else this.finish(run, this.planOf(run), after(1));
    return run;
  }

  /** A run of now, step by step. */
  async play(run) {
    const { stepMs, phase, fail } = this.settings;
    const step = (name) => run.timeline.push({ step: name, at: new Date().toISOString() });
    const progress = (change) => ({ dataset: null, processed: 0, total: 0, percent: 0, read: 0, ...change });
    const scene = this.scene;
    const waiting = () => scene !== this.scene || (run.status !== 'queued' && run.status !== 'running');
    this.notify(run, 'progress', 'Sync started...', run.requestedAt);
    await sleep(stepMs * 2);
    if (waiting()) return;
    step('accepted');
    step('reading');
    this.change(run, {
      status: 'running',
      startedAt: new Date().toISOString(),
      progress: progress({ phase: phase ?? 'reading' }),
    });
    if (phase) return;
    await sleep(stepMs * 4);
    if (waiting()) return;
    if (fail) return this.fail(run, fail, new Date().toISOString());
    step('planning');
    const records = this.planOf(run);
    const total = records.length;
    run.plan = records;
    this.change(run, { progress: progress({ phase: 'planning', total, read: total }) });
    await sleep(stepMs * 2);
    if (waiting()) return;
    const type = types.find((each) => each.type === run.type);
    const lastGood = this.runs.find((each) => each.type === run.type && each.datasets.length > 0 && each !== run);
    const guards = run.derivedFrom ? [] : guardTrips(this.tallies(run, records), type, lastGood);
    if (run.mode === 'preview' || guards.length > 0) return this.hold(run, records, guards);
    await this.applyPlan(run, records);
  }

  async applyPlan(run, records) {
    const { stepMs, freezeAt } = this.settings;
    const scene = this.scene;
    const total = records.length;
    run.timeline.push({ step: 'applying', at: new Date().toISOString() });
    for (let percent = freezeAt === null ? 0 : freezeAt % 3; percent < 100; percent += 3) {
      if (scene !== this.scene || run.status === 'cancelled') return;
      const processed = Math.floor((total * percent) / 100);
      const dataset = records[processed]?.dataset ?? null;
      this.change(run, {
        status: 'running',
        progress: { phase: 'applying', dataset, processed, total, percent, read: total },
      });
      await sleep(stepMs);
      if (freezeAt !== null && percent >= freezeAt) return;
    }
    if (scene === this.scene && run.status === 'running') this.finish(run, records, new Date().toISOString());
  }
}
