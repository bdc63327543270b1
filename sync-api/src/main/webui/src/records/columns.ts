import type { Column, Dataset } from '../api/types';
import { sentenceCase } from '../ui/format';

/** How a column of the page is drawn. Several columns of the catalog can share one on the page. */
export type CellKind =
  | 'name'
  | 'code'
  | 'text'
  | 'phone'
  | 'date'
  | 'time'
  | 'time-range'
  | 'status'
  | 'boolean'
  | 'number'
  | 'list'
  | 'reference';

export interface PageColumn {
  /** Unique on the page; also what `sort` takes. */
  id: string;
  cell: CellKind;
  /** The catalog columns shown in it: one, or name + detail, or from + to. */
  fields: readonly Column[];
  /** 1 stays on every screen, 3 goes first when it gets narrow. */
  priority: 1 | 2 | 3;
  /** Shown only when asked for. */
  hidden: boolean;
}

const NAMES = ['full_name', 'name'];
/** Columns that say the same for (nearly) every record. */
const QUIET = new Set(['gender', 'employment_type']);
const MOST_COLUMNS = 7;

export function datasetTitle(dataset: Dataset): string {
  return dataset.title ?? sentenceCase(dataset.dataset);
}

function find(dataset: Dataset, name: string | null | undefined): Column | undefined {
  return name ? dataset.columns.find((column) => column.name === name) : undefined;
}

export function nameColumn(dataset: Dataset): Column | undefined {
  const named = NAMES.map((name) => find(dataset, name)).find((column) => column !== undefined);
  return find(dataset, dataset.nameColumn) ?? named ?? dataset.columns[0];
}

/** The second line of the name cell: an e-mail address. A code or a date keeps a column of its own. */
export function detailColumn(dataset: Dataset): Column | undefined {
  const detail = find(dataset, dataset.detailColumn) ?? dataset.columns.find(({ kind }) => kind === 'email');
  return detail?.kind === 'email' && detail !== nameColumn(dataset) ? detail : undefined;
}

/** The dataset whose records this column names, where the catalog says so. */
export function referencedDataset(column: Column): string | null {
  return column.references ?? null;
}

function cellKind(column: Column): CellKind {
  if (referencedDataset(column) !== null) return 'reference';
  switch (column.kind) {
    case 'phone':
      return 'phone';
    case 'date':
      return 'date';
    case 'time':
      return 'time';
    case 'boolean':
      return column.name === 'active' ? 'status' : 'boolean';
    case 'integer':
    case 'decimal':
      return 'number';
    case 'list':
      return 'list';
    default:
      return /(^|_)(code|id)$/.test(column.name) ? 'code' : 'text';
  }
}

const LONG_TEXT = /^(address|notes?|description|remarks?)$/;

function priorityOf(cell: CellKind, column: Column, crowded: boolean): 1 | 2 | 3 {
  if (cell === 'code' || cell === 'status') return 1;
  return (cell === 'date' && crowded) || LONG_TEXT.test(column.name) ? 3 : 2;
}

/** Two times in a row are one span: opens at and closes at, start time and end time. */
function isSpan(from: Column, to: Column | undefined): to is Column {
  return from.kind === 'time' && to?.kind === 'time' && /open|start|from/i.test(from.name);
}

/** The columns of a dataset's table: name first, then its codes, then the catalog's order, the status last. */
export function pageColumns(dataset: Dataset): PageColumn[] {
  const name = nameColumn(dataset);
  const detail = detailColumn(dataset);
  const rest = dataset.columns.filter((column) => column !== name && column !== detail);
  const columns: PageColumn[] = [];
  if (name) {
    const reference = referencedDataset(name) !== null;
    const fields = detail ? [name, detail] : [name];
    columns.push({ id: name.name, cell: reference ? 'reference' : 'name', fields, priority: 1, hidden: false });
  }
  const crowded = dataset.columns.length > MOST_COLUMNS + 1;
  for (let at = 0; at < rest.length; at += 1) {
    const column = rest[at];
    if (!column) continue;
    const next = rest[at + 1];
    if (isSpan(column, next)) {
      columns.push({ id: column.name, cell: 'time-range', fields: [column, next], priority: 2, hidden: false });
      at += 1;
      continue;
    }
    const cell = cellKind(column);
    const hidden = crowded && QUIET.has(column.name);
    columns.push({ id: column.name, cell, fields: [column], priority: priorityOf(cell, column, crowded), hidden });
  }
  const order = (column: PageColumn) => (column.cell === 'status' ? 2 : column.cell === 'code' ? 0 : 1);
  return [...columns.slice(0, 1), ...columns.slice(1).sort((a, b) => order(a) - order(b))];
}

/** People are sorted by name; everything else stands in the order of its key, which is the server's own. */
export function defaultSort(dataset: Dataset): string | undefined {
  return detailColumn(dataset) ? nameColumn(dataset)?.name : undefined;
}

/** Headers the tab must have. */
export function neededHeaders(dataset: Dataset): string[] {
  const key = dataset.key ?? [];
  return dataset.columns
    .filter(({ name, required, present }) => required === true || present === true || key.includes(name))
    .map(({ header }) => header);
}

/** The next state of a header that was pressed: up, down, and back to the server's order. */
export function nextSort(current: string | undefined, column: string): string | undefined {
  if (current === column) return `-${column}`;
  return current === `-${column}` ? undefined : column;
}
