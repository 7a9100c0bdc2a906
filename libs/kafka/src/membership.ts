// In: joins and heartbeats that the group coordinator confirmed. Out: whether this process may still act as a member.
// Guaranteed: a process that was frozen past its session finds itself unconfirmed before it claims anything.
export class Membership {
  readonly #sessionTimeoutMs: number;
  #confirmedAt = Number.NEGATIVE_INFINITY;
  #leftFor: unknown;

  constructor(sessionTimeoutMs: number) {
    this.#sessionTimeoutMs = sessionTimeoutMs;
  }

  /** The coordinator answered a join or a heartbeat: what an earlier heartbeat was refused for is over. */
  confirm(): void {
    this.#confirmedAt = Date.now();
    this.#leftFor = undefined;
  }

  /** The coordinator asks for a new join, with this fault: batches that are still queued must not begin. */
  leave(fault: unknown): void {
    this.#leftFor = fault;
  }

  /** The fault with which the coordinator asked; undefined for a member that stays. */
  get leftFor(): unknown {
    return this.#leftFor;
  }

  /** Confirmed later than `since` (ms of the clock), and recently enough that the session cannot have ended. */
  isConfirmed(since = 0): boolean {
    return (
      this.#leftFor === undefined &&
      this.#confirmedAt > since &&
      Date.now() - this.#confirmedAt < this.#sessionTimeoutMs
    );
  }
}
