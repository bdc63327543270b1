import { applyEvent, emptyLiveState, type LiveEvent, type LiveState } from './state';

/** Holds the live state outside React, so that 4 messages a second render only what reads them. */
export class LiveStore {
  private state: LiveState = emptyLiveState;
  private readonly listeners = new Set<() => void>();

  readonly snapshot = (): LiveState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  apply(events: readonly LiveEvent[]): void {
    const next = events.reduce(applyEvent, this.state);
    if (next === this.state) return;
    this.state = next;
    for (const listener of this.listeners) listener();
  }
}
