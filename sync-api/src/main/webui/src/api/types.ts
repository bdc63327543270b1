/**
 * The shapes of the HTTP and WebSocket contract, by hand and in one place, until they are generated from the services'
 * OpenAPI documents. Nothing else in the console states a wire shape, but for `hold.ts`.
 */

import type { DerivedFrom, Hold } from './hold';

export type * from './hold';

export type Role = 'admin' | 'auditor' | 'viewer';

export interface Session {
  name: string;
  email: string | null;
  roles: string[];
}

export interface Column {
  name: string;
  header: string;
  kind: string;
  /** A row without it is skipped. */
  required?: boolean;
  /** A row without it fails. */
  present?: boolean;
  /** The dataset a value of this column names a record of. */
  references?: string | null;
}

export interface Dataset {
  dataset: string;
  label: string;
  title?: string | null;
  tab?: string | null;
  key?: string[] | null;
  nameColumn?: string | null;
  detailColumn?: string | null;
  columns: Column[];
}

export interface SyncType {
  type: string;
  label: string;
  page: string;
  /** Where a person opens the spreadsheet. */
  spreadsheetUrl?: string | null;
  datasets: Dataset[];
}

export interface Spreadsheet {
  title: string | null;
  url: string | null;
}

export type RunStatus = 'queued' | 'running' | 'awaiting_approval' | 'succeeded' | 'partial' | 'failed' | 'cancelled';

export interface Requester {
  kind: 'user' | 'service' | 'schedule';
  id: string;
  name: string | null;
  email?: string | null;
}

export type Phase = 'reading' | 'waiting' | 'planning' | 'applying';

export interface Progress {
  phase: Phase;
  dataset?: string | null;
  processed: number;
  total: number;
  percent: number;
  read?: number | null;
}

export type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';

export interface DatasetTally extends Record<Outcome, number> {
  dataset: string;
  label: string;
  processed: number;
  /** Records that are no longer in the sheet; not known before the plan stands. */
  absent?: number | null;
  message?: string | null;
  /** What the plan would do to each row. */
  planned?: Record<Outcome, number> | null;
}

export interface ErrorWhere {
  spreadsheet?: string | null;
  url?: string | null;
  tab?: string | null;
  row?: number | null;
  header?: string | null;
  cell?: string | null;
  nearMiss?: string | null;
  headers?: { column: string; header: string }[] | null;
}

export interface RunError {
  code: string;
  message: string;
  action?: string | null;
  where?: ErrorWhere | null;
}

export interface Run {
  id: string;
  type: string;
  mode: 'apply' | 'preview';
  status: RunStatus;
  requestedBy?: Requester | null;
  requestedAt: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  progress?: Progress | null;
  message?: string | null;
  datasets: DatasetTally[];
  error?: RunError | null;
  source?: Spreadsheet | null;
  cancelRequested?: boolean;
  joined?: boolean;
  derivedFrom?: DerivedFrom | null;
  hold?: Hold | null;
  /** Grows within a run; on WebSocket messages only. */
  seq?: number;
}

export type TimelineStep =
  | 'requested'
  | 'accepted'
  | 'reading'
  | 'planning'
  | 'held'
  | 'approved'
  | 'cancel_accepted'
  | 'applying'
  | 'completed';

/** What an entry of the audit log says beyond a run's status: a request that was refused, or joined a run under way. */
export type LogOutcome = RunStatus | 'rejected' | 'joined';

export interface AuditRun extends Run {
  outcome?: LogOutcome;
  /** The run that answers a request which joined it. */
  joinedTo?: string | null;
  text?: string | null;
  summary?: string | null;
  timeline?: { step: TimelineStep; at: string; by?: Requester | null }[] | null;
  /** What was refused, where that was not a sync, and the run it was about. */
  request?: 'approve' | 'cancel' | null;
  about?: string | null;
  spreadsheet?: Spreadsheet | null;
}

export interface Problem {
  cell?: string | null;
  column?: string | null;
  header?: string | null;
  value?: unknown;
  message: string;
  action?: string | null;
}

export interface FieldChange {
  field: string;
  old: unknown;
  new: unknown;
}

export interface AuditRecord {
  dataset: string;
  outcome: Outcome;
  tab?: string | null;
  row?: number | null;
  key?: string | null;
  name?: string | null;
  detail?: string | null;
  changes?: FieldChange[] | null;
  reason?: string | null;
  problems?: Problem[] | null;
  /** An undo took the whole record away. */
  removed?: boolean | null;
}

export interface RecordMeta {
  key: string;
  version: number;
  createdBy: string | null;
  changedBy: string | null;
  changedAt: string;
}

export type DirectoryRecord = Record<string, unknown> & {
  _meta: RecordMeta;
  /** The names of the records that columns refer to, by column. */
  _refs?: Record<string, string | null> | null;
};

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** `total` counts all pages; null where that would take too long. */
export interface AuditRunsPage extends Page<AuditRun> {
  total?: number | null;
}

export interface RecordsPage extends Page<DirectoryRecord> {
  total: number;
}

export type NotificationLevel = 'progress' | 'success' | 'error' | 'info';

export interface Notification {
  id: string;
  syncId: string;
  type: string;
  level: NotificationLevel;
  title: string;
  message: string;
  at: string;
}

export type LiveMessage =
  | { kind: 'snapshot'; runs: Run[]; notifications: Notification[] }
  | { kind: 'run'; run: Run }
  | { kind: 'notification'; notification: Notification }
  | { kind: 'dismissed'; id: string }
  | { kind: 'records-changed'; datasets: string[] };

export interface ProblemDetails {
  title?: string;
  detail?: string;
  status?: number;
  code?: string;
}
