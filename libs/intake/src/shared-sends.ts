/*
 * In: update ids with the fingerprint of their content and a way to send them. Out: one answer per id. Guaranteed in
 * this process: requests for one id that overlap share one send, and answers of the last minute are given again without
 * another record in the log. Two processes can still send one id each; the ledger then applies one of them.
 */
import { Problem } from '#libs/platform';
import type { Accepted } from './accepted.js';

type UnderWay = { readonly fingerprint: string; readonly answer: Promise<Accepted> };
type Answered = { readonly fingerprint: string; readonly accepted: Accepted; readonly atMs: number };

/** About 300 bytes each, so 3 MB at most. */
const answeredMax = 10_000;
/**
 * Longer than an update takes to the ledger, which answers from then on. Not for ever: an update that was lost with the
 * log afterwards is submitted again under its key, and must go to the log again.
 */
const answeredForMs = 60_000;

export class SharedSends {
  private readonly underWay = new Map<string, UnderWay>();
  /** Oldest first. Only accepted updates are in it: a refusal must be tried again, never repeated from memory. */
  private readonly answered = new Map<string, Answered>();

  constructor(
    private readonly answeredLimit: number = answeredMax,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * The answer of `send`, or of the send of the same id that is under way or was answered lately. Throws `Problem`
   * IDEMPOTENCY_KEY_REUSED (422) where that one had other content.
   */
  async share(updateId: string, fingerprint: string, send: () => Promise<Accepted>): Promise<Accepted> {
    const known = this.answered.get(updateId);
    if (known !== undefined && this.now() - known.atMs < answeredForMs) {
      requireSameContent(known.fingerprint, fingerprint);
      return known.accepted;
    }
    const current = this.underWay.get(updateId);
    if (current !== undefined) {
      requireSameContent(current.fingerprint, fingerprint);
      return current.answer;
    }
    const answer = send();
    // Put in before anything is awaited: without this line 50 concurrent posts of one key are 50 records in the log.
    this.underWay.set(updateId, { fingerprint, answer });
    try {
      const accepted = await answer;
      this.remember(updateId, { fingerprint, accepted, atMs: this.now() });
      return accepted;
    } finally {
      this.underWay.delete(updateId);
    }
  }

  private remember(updateId: string, answered: Answered): void {
    const oldest = this.answered.keys().next();
    if (this.answered.size >= this.answeredLimit && oldest.done !== true) this.answered.delete(oldest.value);
    // Out and in again, so that the oldest stays first.
    this.answered.delete(updateId);
    this.answered.set(updateId, answered);
  }
}

/** Throws `Problem` IDEMPOTENCY_KEY_REUSED (422) where two contents came under one key. */
export function requireSameContent(first: string, again: string): void {
  if (first !== again) throw keyReused('nothing was sent');
}

/** The refusal of other content under a used key; `effect` says what became of this request. */
export function keyReused(effect = 'it does not count'): Problem {
  return new Problem('IDEMPOTENCY_KEY_REUSED', {
    detail: `This Idempotency-Key was already used for an update with other content; ${effect}. A new update takes a new key.`,
  });
}
