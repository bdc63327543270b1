const LAST_ATTEMPT = 'datasync.signInAt';
const TOO_SOON_MS = 10_000;

export function signInAddress(path: string): string {
  return `/auth/login?to=${encodeURIComponent(path)}`;
}

/** Leaves for the sign-in and comes back to this path. */
export function goToSignIn(path = location.pathname + location.search): void {
  location.assign(signInAddress(path === '/signed-out' ? '/' : path));
}

/**
 * Goes to the sign-in by itself, but not again within ten seconds: when signing in does not give a session, the
 * signed-out page stands rather than a loop.
 */
export function signInOnce(now = Date.now()): boolean {
  const last = Number(sessionStorage.getItem(LAST_ATTEMPT) ?? '0');
  if (now - last < TOO_SOON_MS) return false;
  sessionStorage.setItem(LAST_ATTEMPT, String(now));
  goToSignIn();
  return true;
}
