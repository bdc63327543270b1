import type { LiveMessage } from '../api/types';
import { reconnectDelay } from './backoff';
import { parseFrame } from './state';

export interface ConnectionHandlers {
  onMessages: (messages: LiveMessage[]) => void;
  onOpen: () => void;
  onClosed: () => void;
  /** Asked before each attempt after a close; false when there is no session any more. */
  hasSession: () => Promise<boolean>;
}

/**
 * One WebSocket that comes back: after any close the session is asked for, then it reconnects with a jittered backoff,
 * and at once when the network or the window returns.
 */
export class LiveConnection {
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private attempt = 0;
  private stopped = false;
  private checking = false;

  constructor(
    private readonly url: string,
    private readonly handlers: ConnectionHandlers,
  ) {}

  start(): void {
    this.stopped = false;
    window.addEventListener('online', this.retryNow);
    document.addEventListener('visibilitychange', this.onVisibility);
    this.open();
  }

  stop(): void {
    this.stopped = true;
    this.clearTimer();
    window.removeEventListener('online', this.retryNow);
    document.removeEventListener('visibilitychange', this.onVisibility);
    this.socket?.close();
    this.socket = null;
  }

  private open(): void {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onopen = () => {
      this.attempt = 0;
      this.handlers.onOpen();
    };
    socket.onmessage = (event: MessageEvent<unknown>) => {
      if (this.socket === socket && typeof event.data === 'string') this.handlers.onMessages(parseFrame(event.data));
    };
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.socket = null;
      if (this.stopped) return;
      this.handlers.onClosed();
      this.scheduleRetry();
    };
  }

  private scheduleRetry(): void {
    this.clearTimer();
    this.timer = setTimeout(() => {
      void this.reconnect();
    }, reconnectDelay(this.attempt));
    this.attempt += 1;
  }

  private async reconnect(): Promise<void> {
    if (this.stopped || this.socket !== null || this.checking) return;
    this.clearTimer();
    this.checking = true;
    try {
      if (!(await this.handlers.hasSession())) return;
    } catch {
      if (!this.isStopped()) this.scheduleRetry();
      return;
    } finally {
      this.checking = false;
    }
    if (!this.isStopped()) this.open();
  }

  private isStopped(): boolean {
    return this.stopped;
  }

  private readonly retryNow = (): void => {
    void this.reconnect();
  };

  private readonly onVisibility = (): void => {
    if (document.visibilityState === 'visible') void this.reconnect();
  };

  private clearTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
