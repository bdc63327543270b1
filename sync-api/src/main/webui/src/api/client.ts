import type { ProblemDetails } from './types';

/** An answer that was not a success, with what the server's problem+json said. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string | null;
  readonly detail: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(status: number, problem: ProblemDetails, retryAfterSeconds: number | null = null) {
    super(problem.title ?? `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.code = problem.code ?? null;
    this.detail = problem.detail ?? null;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** There is no session, or it has ended: 401, or the 499 that the services give in place of a redirect. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 401 || error.status === 499);
}

export function isForbidden(error: unknown): boolean {
  return error instanceof ApiError && error.status === 403;
}

type SignedOutListener = () => void;
let onSignedOut: SignedOutListener = () => undefined;

/** Tells the page once when any request finds the session gone. */
export function whenSignedOut(listener: SignedOutListener): void {
  onSignedOut = listener;
}

type Query = Record<string, string | number | null | undefined>;

export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function problemOf(response: Response): Promise<ProblemDetails> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return {};
  try {
    return (await response.json()) as ProblemDetails;
  } catch {
    return {};
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('X-Requested-With', 'JavaScript');
  headers.set('Accept', 'application/json');
  const response = await fetch(path, { ...init, headers, credentials: 'same-origin' });
  if (response.ok) return response;
  const retryAfter = Number(response.headers.get('retry-after'));
  const error = new ApiError(response.status, await problemOf(response), retryAfter > 0 ? retryAfter : null);
  if (isSignedOut(error)) onSignedOut();
  throw error;
}

export async function getJson<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const response = await send(withQuery(path, query), { signal: signal ?? null });
  return (await response.json()) as T;
}

export async function postJson<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  const response = await send(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  });
  return (await response.json()) as T;
}

/** A changing request whose answer has no body worth reading. */
export async function post(path: string): Promise<void> {
  await send(path, { method: 'POST' });
}
