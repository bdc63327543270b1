// Judges a demo sheet against a table: cells → values → created, updated, unchanged, skipped, failed.

const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const UNREADABLE = Symbol('unreadable');

const words = (name) => name.replaceAll('_', ' ');
const label = (name) => words(name)[0].toUpperCase() + words(name).slice(1);
export const letterOf = (index) => String.fromCharCode(65 + index);

function blank(cell) {
  return (
    cell === undefined || cell === null || (typeof cell === 'string' && cell.replaceAll('\u00a0', ' ').trim() === '')
  );
}

function read(cell, column) {
  if (blank(cell)) return column.default ?? null;
  const text = String(cell).replace(/\s+/g, ' ').trim();
  if (/^#(REF|N\/A|VALUE|NAME)/.test(text) || text === 'Loading...') return UNREADABLE;
  switch (column.kind) {
    case 'date':
      if (typeof cell === 'number') return new Date(EPOCH + Math.floor(cell) * DAY_MS).toISOString().slice(0, 10);
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : UNREADABLE;
    case 'time': {
      const two = (value) => String(value).padStart(2, '0');
      if (typeof cell === 'number') {
        const minutes = Math.round(cell * 1440);
        return cell >= 0 && cell < 1 ? `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` : UNREADABLE;
      }
      const match = /^(\d{1,2}):(\d{2})$/.exec(text);
      return match ? `${two(match[1])}:${match[2]}` : UNREADABLE;
    }
    case 'boolean':
      if (typeof cell === 'boolean') return cell;
      if (/^(true|yes|1)$/i.test(text)) return true;
      return /^(false|no|0)$/i.test(text) ? false : UNREADABLE;
    case 'integer':
    case 'decimal':
      return Number.isFinite(Number(text)) ? Number(text) : UNREADABLE;
    case 'list':
      return text
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean);
    case 'email':
      return text.toLowerCase();
    case 'phone':
      return text.replaceAll(/[ -]/g, '').replace(/^0/, '+62').replace(/^62/, '+62');
    default:
      return text;
  }
}

const ACTIONS = {
  "can't be blank": (cell) => `Fill in ${cell}, then sync again.`,
  'is invalid': (cell) => `Correct ${cell}, then sync again.`,
  'is not included in the list': (cell) => `Choose one of the allowed values in ${cell}.`,
  'must exist': (cell) => `No record has this code. Correct ${cell}, or add it and sync that first.`,
};

function problems(values, columns, tables, taken) {
  const found = [];
  for (const column of columns) {
    const value = values[column.name];
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    const say = (message) => found.push({ column, message: `${label(column.name)} ${message}`, rule: message });
    if (empty) {
      if (column.present) say("can't be blank");
      continue;
    }
    if (column.kind === 'email' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) say('is invalid');
    if (column.kind === 'phone' && !/^\+\d{9,14}$/.test(value)) say('is invalid');
    if (column.oneOf && !column.oneOf.includes(value)) say('is not included in the list');
    if (column.after && values[column.after] && value <= values[column.after])
      say(`must be after ${words(column.after)}`);
    if (column.onOrAfter && values[column.onOrAfter] && value < values[column.onOrAfter]) {
      say(`must be on or after ${words(column.onOrAfter)}`);
    }
    if (column.references && !column.scope && !tables[column.references].has(value)) say('must exist');
    if (column.unique && taken(column.name, value)) say('has already been taken');
  }
  return found;
}

function same(a, b) {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** One outcome for each row of the sheet that is a record. `tables` maps dataset names to their records by key. */
export function judge(dataset, sheet, tables) {
  const [headers, ...rows] = sheet.values;
  const at = new Map(headers.map((header, index) => [String(header).trim().toLowerCase(), index]));
  const columns = dataset.columns.map((column) => ({ ...column, index: at.get(column.header.toLowerCase()) ?? -1 }));
  const table = tables[dataset.dataset];
  const seen = new Set();
  const outcomes = [];
  rows.forEach((cells, offset) => {
    const row = offset + 2;
    const cell = (column) => cells[column.index];
    if (columns.every((column) => blank(cell(column)))) return;
    const values = Object.fromEntries(columns.map((column) => [column.name, read(cell(column), column)]));
    const keyValues = dataset.key.map((name) => values[name]);
    const key = keyValues.some((value) => value === null || value === UNREADABLE) ? null : keyValues.join('|');
    const shown = (name) => (values[name] === UNREADABLE || values[name] === null ? null : String(values[name]));
    const base = {
      dataset: dataset.dataset,
      tab: dataset.tab,
      row,
      key,
      name: shown(dataset.nameColumn),
      detail: shown(dataset.detailColumn),
      changes: [],
      reason: null,
      problems: [],
    };
    const skip = (reason) => outcomes.push({ ...base, outcome: 'skipped', reason });
    const isOut = (column) =>
      !blank(cell(column)) &&
      ((column.only && values[column.name] !== column.only) ||
        (column.scope && !tables[column.references].has(values[column.name])));
    const out = columns.find(isOut);
    if (out) return skip(out.scope ?? 'Wrong employment type');
    if (columns.some((column) => column.required && blank(cell(column)))) return skip('Missing required fields');
    if (columns.some((column) => values[column.name] === UNREADABLE)) return skip('Invalid data');
    if (seen.has(key)) return skip('Duplicate in sheet');
    seen.add(key);
    const taken = (name, value) => [...table].some(([other, record]) => other !== key && record[name] === value);
    const found = problems(values, columns, tables, taken);
    if (found.length > 0) {
      outcomes.push({
        ...base,
        outcome: 'failed',
        reason: `Validation failed: ${found.map(({ message }) => message).join(', ')}`,
        problems: found.map(({ column, message, rule }) => {
          const place = `${letterOf(column.index)}${row}`;
          const action = (ACTIONS[rule] ?? ((where) => `Correct ${where}, then sync again.`))(place);
          return {
            cell: place,
            column: letterOf(column.index),
            header: column.header,
            value: cell(column) ?? null,
            message,
            action,
          };
        }),
      });
      return;
    }
    const known = table.get(key);
    const changes = columns
      .filter((column) => !same(known?.[column.name], values[column.name]))
      .map((column) => ({ field: column.name, old: known?.[column.name] ?? null, new: values[column.name] }));
    const outcome = known === undefined ? 'created' : changes.length > 0 ? 'updated' : 'unchanged';
    outcomes.push({ ...base, outcome, changes: outcome === 'unchanged' ? [] : changes, values });
  });
  return outcomes;
}
