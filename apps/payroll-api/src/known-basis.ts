/**
 * What a question may know: `known_at`, `upTo`, or everything.
 * In: the two parameters. Out: the basis of the answer. Guaranteed: the log's ends are asked only where the books alone
 * cannot say that the answer is final, and only for an instant that no broker can write to any more; without brokers the
 * answer is given all the same, as one that is not final.
 */
import {
  isFinal,
  type Basis,
  type Coordinate,
  type Knowledge,
  type OffsetVector,
  type PositionWatch,
} from '#libs/pay';
import { Problem } from '#libs/platform';
import type { LogEnds } from './log-ends.js';
import { requireApplied } from './require-applied.js';

/** The parameters of every question that may be asked of an earlier state of knowledge. */
export type KnowledgeQuery = {
  readonly known_at?: number | undefined;
  readonly upTo?: OffsetVector | undefined;
  /** A record that must be in the books. */
  readonly after?: Coordinate | undefined;
};

/** A leader's clock may be this far behind ours. */
const clocksApartMsMax = 60_000;
const logEndsKeptMs = 1_000;

export class KnownBasis {
  private ends: { readonly askedMs: number; readonly found: Promise<OffsetVector | undefined> } | undefined;

  constructor(
    private readonly watch: PositionWatch,
    private readonly log: LogEnds,
  ) {}

  /**
   * The basis that the parameters ask for, once the record that `after` names is applied. Throws `Problem` QUERY_INVALID
   * where two states of knowledge are named, NOT_YET_APPLIED where the record does not come in the time that `prefer` gives.
   */
  async of(query: KnowledgeQuery, prefer?: string): Promise<Basis> {
    const knowledge = knowledgeOf(query);
    await requireApplied(this.watch, query.after, prefer);
    if (knowledge?.kind !== 'knownAt') return { knowledge };
    const isPast = Date.now() - knowledge.knownAtMs > clocksApartMsMax;
    if (!isPast || isFinal({ knowledge }, await this.watch.standing())) return { knowledge };
    return { knowledge, logEnds: await this.endsAfter(knowledge.knownAtMs + clocksApartMsMax) };
  }

  private endsAfter(instantMs: number): Promise<OffsetVector | undefined> {
    const nowMs = Date.now();
    const kept = this.ends;
    if (kept !== undefined && kept.askedMs > instantMs && nowMs - kept.askedMs < logEndsKeptMs)
      return kept.found;
    this.ends = { askedMs: nowMs, found: this.log.nextOffsets() };
    return this.ends.found;
  }
}

/** The knowledge that the parameters name, if they name any. Throws `Problem` QUERY_INVALID where both are given. */
export function knowledgeOf({ known_at: knownAtMs, upTo }: KnowledgeQuery): Knowledge | undefined {
  if (knownAtMs !== undefined && upTo !== undefined) {
    const errors = [{ pointer: 'upTo', detail: 'is given together with known_at; give one of them' }];
    throw new Problem('QUERY_INVALID', {
      detail: 'known_at and upTo are two states of knowledge.',
      errors,
    });
  }
  if (knownAtMs !== undefined) return { kind: 'knownAt', knownAtMs };
  return upTo === undefined ? undefined : { kind: 'upTo', vector: upTo };
}
