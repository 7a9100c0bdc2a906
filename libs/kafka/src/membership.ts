// In: joins and heartbeats that the group coordinator confirmed. Out: whether this process may still act as a member.
// Guaranteed: a process that was frozen past its session finds itself unconfirmed before it claims anything.
export class Membership {
  readonly #sessionTimeoutMs: number;
  #confirmedAt = Number.NEGATIVE_INFINITY;
  #leaving = false;

  constructor(sessionTimeoutMs: number) {
    this.#sessionTimeoutMs = sessionTimeoutMs;
  }

  /** The coordinator answered a join or a heartbeat. */
  confirm(joined = false): void {
    this.#confirmedAt = Date.now();
    if (joined) this.#leaving = false;
  }

  /** The coordinator asks for a new join: batches that are still queued must not begin. */
  leave(): void {
    this.#leaving = true;
  }

  get leaving(): boolean {
    return this.#leaving;
  }

  /** Confirmed later than `since` (ms of the clock), and recently enough that the session cannot have ended. */
  isConfirmed(since = 0): boolean {
    return (
      !this.#leaving && this.#confirmedAt > since && Date.now() - this.#confirmedAt < this.#sessionTimeoutMs
    );
  }
}
