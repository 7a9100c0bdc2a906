// In: batches of one consumer. Out: chunks for the handler, each with the offset that it must follow.
// Guaranteed: chunks of a partition come one after the other, each with the offset that it must follow by what was fetched;
// transient faults repeat in place, nothing is skipped: what was read ahead of a batch that was given up is read again;
// any other fault stops that partition alone; nothing but a lost membership is thrown at kafkajs.
import type { ConsumerEndBatchProcessEvent, EachBatchPayload } from 'kafkajs';
import { BacklogLine, freePlace, type Place } from './backlog-line.js';
import { type Beat, beatOf } from './beat.js';
import type { KafkaLogger } from './client.js';
import { isTransient } from './is-transient.js';
import { detailOf } from './kafka-faults.js';
import { toLogRecord } from './log-record.js';
import type { Membership } from './membership.js';
import type { PartitionClaims } from './partition-claims.js';
import { FIRST_PAUSE_MS, longer, pause, settlesWithin } from './pause.js';
import type { BatchOutcome, LogBatch, PositionStore } from './positions.js';
import { fetchOffsetOf, type Running } from './slot.js';
import { ShownLag } from './shown-lag.js';
import { type Batch, type Unread, unreadOf } from './unread-of.js';

export type FlowOptions = {
  topic: string;
  chunkSizeMax: number;
  chunkSizeCold: number;
  longBatchesAtOnce: number;
  longBatchesAhead: number;
  heartbeatIntervalMs: number;
  shortBatchMax: number;
  claims: PartitionClaims;
  membership: Membership;
  positions: Pick<PositionStore, 'advance'>;
  apply: (batch: LogBatch) => Promise<BatchOutcome>;
  isClosing: () => boolean;
  /** Where work that goes on behind kafkajs's back is to be found until it has ended. */
  underWay: Set<Promise<void>>;
  onProgress: () => void;
  logger: KafkaLogger;
};

const DAMAGED_DETAIL =
  'a batch of the log does not agree with its checksum, or stands where it cannot; read again after a while';

/**
 * Of a partition with steady traffic the long batch of a moment has ended by then, and nothing needs to be read later. All that its
 * broker has to fetch waits meanwhile.
 */
const BEHIND_LONG_MS = 100;

/** What is to be applied of a batch, which follows `from`. */
type Taken = {
  payload: EachBatchPayload;
  messages: Batch['messages'];
  from: bigint;
  place: Place;
};

export class BatchFlow {
  readonly #options: FlowOptions;
  readonly #line: BacklogLine;
  /** When the handler that works on a partition was last seen to turn. */
  readonly #turned = new Map<Running, number>();
  readonly #lag: ShownLag;
  #chunksApplied = 0;

  constructor(options: FlowOptions) {
    this.#options = options;
    const { longBatchesAtOnce: atOnce, longBatchesAhead: ahead, claims } = options;
    this.#line = new BacklogLine({ atOnce, ahead, claims });
    this.#lag = new ShownLag(options);
  }

  /**
   * kafkajs's `eachBatch`. Comes back with a long batch at once and with a short one when it has ended, behind a long one of its
   * partition after a moment; kafkajs fetches again when all of an answer are back, so a backlog holds up no other partition.
   * Rejects only with faults that kafkajs answers by joining again.
   */
  async take(payload: EachBatchPayload): Promise<void> {
    const { claims, membership } = this.#options;
    const batch = payload.batch as Batch;
    const slot = claims.running(batch.partition);
    // Paused, halted, or a queued batch of an assignment that is over: dropped unresolved, so it is fetched again.
    if (!slot) return;
    // What a heartbeat of a batch said that kafkajs has back already.
    if (membership.leftFor !== undefined) throw membership.leftFor;
    const isOurs = (): boolean => !this.#options.isClosing() && claims.isRunning(slot);
    const beat = beatOf(payload, membership, isOurs);
    if (!beat.goesOn()) return;
    // What a former owner could not show any more.
    if (slot.unconfirmed) this.#lag.soon(payload);
    const unread = this.#unread(batch, slot);
    if (unread === undefined) return;
    const { messages, last } = unread;
    const isLong = messages.length > this.#options.shortBatchMax;
    const place = isLong ? this.#line.enter(slot, this.#isMoreBehind(batch)) : freePlace;
    // Unresolved: it is fetched again, and compared again, when there is room for it.
    if (place === undefined) return;
    const taken = { payload, messages, from: slot.readOffset, place };
    slot.unconfirmed = undefined;
    slot.lastRead = last;
    slot.readOffset = BigInt(batch.lastOffset()) + 1n;
    const done = this.#after(slot, () => this.#work(taken, slot, beat));
    payload.resolveOffset(String(batch.lastOffset()));
    if (!isLong) await this.#ended(done, slot);
    if (membership.leftFor !== undefined) throw membership.leftFor;
  }

  #unread(batch: Batch, slot: Running): Unread | undefined {
    const { claims } = this.#options;
    let detail = DAMAGED_DETAIL;
    try {
      const unread = unreadOf(batch, slot, claims);
      if (unread !== 'damaged') return unread;
    } catch (error) {
      detail = detailOf(error);
    }
    // After what was read before it, which is intact.
    claims.readLater(slot);
    void this.#after(slot, () => {
      if (claims.isRunning(slot)) claims.halted(slot, 'APPLY_FAILED', detail);
    });
    return undefined;
  }

  /** A batch that kafkajs filtered to nothing never reaches `take`, yet kafkajs has moved past it. */
  filtered({ payload }: ConsumerEndBatchProcessEvent): void {
    const { claims } = this.#options;
    const { topic, partition, batchSize, firstOffset, lastOffset } = payload;
    const slot = claims.running(partition);
    if (topic !== this.#options.topic || batchSize > 0 || !slot) return;
    const first: string | null = firstOffset;
    if (first === null || BigInt(first) !== fetchOffsetOf(slot)) return claims.strayed(slot, String(first));
    if (slot.unconfirmed) return void claims.isSameLog(slot, undefined);
    // At once in memory: the next batch starts behind the markers, and without this it would look like a stray for ever.
    const [start, end] = [slot.readOffset, BigInt(lastOffset) + 1n];
    slot.readOffset = end;
    slot.strays = 0;
    void this.#after(slot, () => {
      // Behind a batch that is not in the books its records would be taken for markers, and lost.
      if (!claims.isRunning(slot) || slot.nextOffset !== start) return claims.givenUp(slot);
      slot.nextOffset = end;
      slot.writing ??= this.#writeDown(slot);
    });
  }

  /** Since when the handler that has been silent for longest is; undefined where none is at work. */
  silentSince(): number | undefined {
    return this.#turned.size > 0 ? Math.min(...this.#turned.values()) : undefined;
  }

  /** What must not begin before all that was read of the partition earlier has ended. */
  #after(slot: Running, work: () => Promise<void> | void): Promise<void> {
    const done = slot.work.then(work);
    slot.work = done;
    const { underWay } = this.#options;
    underWay.add(done);
    void done.finally(() => underWay.delete(done));
    return done;
  }

  /** Waits for a short batch; behind a long one of its partition only for a moment, then the partition is read on when it has ended. */
  async #ended(done: Promise<void>, slot: Running): Promise<void> {
    const { claims } = this.#options;
    if (slot.held === 0) return done;
    if (await settlesWithin(BEHIND_LONG_MS, done)) return;
    claims.readLater(slot);
    void done.then(() => claims.readOn(slot));
  }

  /** Whether the log holds another long batch behind this one; by the broker's word at the time of the fetch. */
  #isMoreBehind(batch: Batch): boolean {
    const behind = BigInt(batch.highWatermark) - BigInt(batch.lastOffset()) - 1n;
    return behind > BigInt(this.#options.shortBatchMax);
  }

  /** One batch. Ends without a fault. */
  async #work(taken: Taken, slot: Running, beat: Beat): Promise<void> {
    const { claims } = this.#options;
    await taken.place.begin();
    try {
      await this.#writtenDown(slot, beat);
      if (!(await this.#offer(taken, slot, beat))) claims.givenUp(slot);
    } catch (error) {
      // Any other fault may wear kafkajs's retry budget down or end the whole consumer for good; one partition with a
      // reason is what an operator can act on.
      if (beat.lost() === undefined) claims.halted(slot, 'APPLY_FAILED', detailOf(error));
      else claims.givenUp(slot);
    } finally {
      taken.place.end();
    }
  }

  /** Whether all of the batch is in the books. */
  async #offer({ payload, messages, from: start }: Taken, slot: Running, beat: Beat): Promise<boolean> {
    const { batch } = payload;
    // Of one size: a few records left over would take a transaction with all its round trips for themselves.
    const { chunkSizeMax, chunkSizeCold, longBatchesAtOnce } = this.#options;
    const isCold = this.#chunksApplied < longBatchesAtOnce;
    const chunks = Math.ceil(messages.length / Math.min(chunkSizeMax, isCold ? chunkSizeCold : chunkSizeMax));
    const chunkSize = Math.ceil(messages.length / Math.max(chunks, 1));
    // By what was fetched and not by what was applied: behind a batch that was given up, the books refuse this one.
    let expectedOffset = start;
    for (let from = 0; from < messages.length; from += chunkSize) {
      if (!beat.goesOn()) return false;
      const records = messages.slice(from, from + chunkSize).map(toLogRecord);
      const isLast = from + chunkSize >= messages.length;
      // The end of the batch, not the last record: behind that may stand control markers that no batch shows again.
      const last = isLast ? BigInt(batch.lastOffset()) : (records.at(-1)?.offset ?? expectedOffset);
      const chunk = { expectedOffset, records, nextOffset: last + 1n };
      const outcome = await this.#apply(
        slot,
        { ...chunk, ownership: slot.ownership, heartbeat: beat.heartbeat },
        beat,
      );
      if (outcome === undefined) return false;
      if (outcome === 'fenced') {
        this.#options.claims.fenced(slot);
        return false;
      }
      // Joined again while the handler ran (another broker's fetcher can do that): the claim's seek decides now.
      if (!this.#options.claims.isCurrent(slot)) return false;
      slot.nextOffset = slot.writtenOffset = expectedOffset = chunk.nextOffset;
      slot.strays = 0;
      this.#chunksApplied += 1;
      this.#options.onProgress();
      // kafkajs has no background heartbeat: without this one a long batch outlives the session.
      await beat.heartbeat();
    }
    this.#lag.soon(payload);
    return true;
  }

  /** Undefined: gave up before it was applied, because the partition or the process is going. */
  async #apply(slot: Running, batch: LogBatch, beat: Beat): Promise<BatchOutcome | undefined> {
    // A chunk of a large backlog on a slow machine outlasts the session; without these its partition would be another's when it
    // is done, and so on for ever. A handler that hangs keeps it until a watchdog sees that (silentSince).
    const beating = setInterval(beat.tick, this.#options.heartbeatIntervalMs).unref();
    try {
      for (let pauseMs = FIRST_PAUSE_MS; beat.goesOn(); pauseMs = longer(pauseMs)) {
        this.#turned.set(slot, Date.now());
        try {
          const outcome = await this.#options.apply(batch);
          slot.detail = undefined;
          return outcome;
        } catch (error) {
          if (beat.lost() !== undefined || !isTransient(error)) throw error;
          // Here and not in kafkajs: its retry budget never refills, six such faults in a lifetime end the consumer.
          // If the failed attempt did commit, the next one finds the position moved and says `fenced`.
          slot.detail = `waiting: ${detailOf(error)}`;
          this.#options.logger.warn('transient fault, the batch is applied again', {
            partition: slot.partition,
            detail: slot.detail,
          });
        }
        await pause(pauseMs);
        await beat.heartbeat();
        // A loop that waits for Postgres turns all the same: ended by a watchdog, it would only have to start anew.
        this.#options.onProgress();
      }
      return undefined;
    } finally {
      clearInterval(beating);
      this.#turned.delete(slot);
    }
  }

  /** Control markers into the books. Several filtered batches in a row share a write. */
  async #writeDown(slot: Running): Promise<void> {
    const { positions, claims, isClosing, logger, onProgress } = this.#options;
    let pauseMs = FIRST_PAUSE_MS;
    try {
      while (slot.writtenOffset < slot.nextOffset && claims.isRunning(slot) && !isClosing()) {
        const to = slot.nextOffset;
        try {
          const outcome = await positions.advance({ ...slot.ownership, from: slot.writtenOffset, to });
          if (outcome === 'fenced') return claims.fenced(slot);
          slot.writtenOffset = to;
          onProgress();
        } catch (error) {
          if (!isTransient(error)) return claims.halted(slot, 'APPLY_FAILED', detailOf(error));
          logger.warn('transient fault, the position is moved again', {
            partition: slot.partition,
            detail: detailOf(error),
          });
          onProgress();
          await pause(pauseMs);
          pauseMs = longer(pauseMs);
        }
      }
    } finally {
      slot.writing = undefined;
    }
  }

  /** Until the books stand where memory stands: a chunk before that would fail its compare-and-set. */
  async #writtenDown(slot: Running, beat: Beat): Promise<void> {
    while (slot.writing && beat.goesOn()) {
      await Promise.race([slot.writing, pause(500)]);
      await beat.heartbeat();
    }
  }
}
