// In: the partitions that the group assigned. Out: slots whose position comes from the books and exists in the log.
// Guaranteed: between assignment and `running` a partition fetches nothing; no claim is made by a process that is not a
// confirmed member; a look-up overtaken by a later join changes nothing; a position that the log no longer has halts,
// and so does a log that holds another record where the books have read one; an operator's answer ends the halt.
import type { Consumer } from 'kafkajs';
import { type AdminOptions, withAdmin } from './admin.js';
import { type KafkaLogger, silentLogger } from './client.js';
import { Fetching } from './fetching.js';
import { type HaltCode, haltCodes } from './halts.js';
import { detailOf } from './kafka-faults.js';
import { KeptHalts } from './kept-halts.js';
import { lossOf } from './log-loss.js';
import type { Membership } from './membership.js';
import { FIRST_PAUSE_MS, idle, longer, pause } from './pause.js';
import type { LogRecord, PositionClaim, PositionStore } from './positions.js';
import { fetchOffsetOf, newSlot, type Running, type Slot } from './slot.js';
import { type Watermarks, watermarksOf } from './topics.js';

export type ClaimsOptions = {
  topic: string;
  admin: AdminOptions;
  positions: PositionStore;
  membership: Membership;
  consumer: Pick<Consumer, 'pause' | 'seek' | 'resume'>;
  /** Between two looks whether an operator has answered a halt. */
  answerLookMs: number;
  /** How long a partition that runs may go unfetched before it is claimed again. */
  unwatchedMsMax: number;
  onHalted?: (partition: number, code: string, detail: string) => void;
  onClaimed?: (partition: number, nextOffset: bigint) => void;
};

/** Batches from a wrong position in a row after which the partition halts instead of seeking for ever. */
const STRAYS_MAX = 5;
/** After a halt that is not kept: what made it may have been mended meanwhile, and nobody should have to restart. */
const SECOND_TRY_MS = 30_000;

export class PartitionClaims {
  readonly #options: ClaimsOptions;
  readonly #logger: KafkaLogger;
  readonly #halts: KeptHalts;
  readonly #fetching: Fetching;
  #slots = new Map<number, Slot>();
  #isClosed = false;

  constructor(options: ClaimsOptions) {
    this.#options = options;
    this.#logger = options.admin.logger ?? silentLogger;
    this.#fetching = new Fetching(options.topic, options.consumer, this.#logger);
    const isCurrent = (slot: Slot): boolean => this.isCurrent(slot);
    this.#halts = new KeptHalts({ ...options, isCurrent, logger: this.#logger });
  }

  /** A join ended. Must be called synchronously from its event: kafkajs fetches as soon as the listener returns. */
  joined(partitions: readonly number[]): void {
    this.#fetching.pause(partitions);
    if (this.#isClosed) return;
    const former = this.#slots;
    this.#slots = new Map(
      partitions.map((one) => {
        const before = former.get(one);
        return [one, newSlot(one, before && { work: before.work })];
      }),
    );
    void this.#claimAfter([...former.values()], [...this.#slots.values()], 0);
  }

  /** The consumer is gone: nobody may act on a slot any more. */
  abandon(): void {
    this.#slots = new Map();
  }

  /** The same of a consumer that is going: it fetches nothing more, a join in the meantime included. */
  close(): void {
    this.#isClosed = true;
    this.#fetching.pause([...this.#slots.keys()]);
    this.abandon();
  }

  slots(): readonly Slot[] {
    return [...this.#slots.values()].sort((a, b) => a.partition - b.partition);
  }

  isCurrent(slot: Slot): boolean {
    return this.#slots.get(slot.partition) === slot;
  }

  isRunning(slot: Slot): boolean {
    return this.isCurrent(slot) && slot.state === 'running';
  }

  running(partition: number): Running | undefined {
    const slot = this.#slots.get(partition);
    return slot?.state === 'running' && slot.ownership ? (slot as Running) : undefined;
  }

  /**
   * Somebody else moved the position or took the epoch. Claims again only after a heartbeat that is younger than this
   * moment: a process that was frozen while another took over learns from that heartbeat that it is out, and a claim
   * before it would take the partition away from the rightful owner.
   */
  fenced(slot: Slot): void {
    this.#logger.warn('fenced: position or epoch moved', { partition: slot.partition });
    this.#restart(slot, Date.now(), {});
  }

  /**
   * What was read of it is not applied in whole, and kafkajs is behind it already: reads on from where the books stand.
   * Nothing to do where the slot is another's already, or halted.
   */
  givenUp(slot: Slot): void {
    if (slot.state === 'running') this.#restart(slot, 0, {});
  }

  /** A batch began elsewhere than the one before it ended (kafkajs jumped, or fetched before a seek took effect). */
  strayed(slot: Slot, fetched: string): void {
    const strays = slot.strays + 1;
    const detail = `fetched from ${fetched} instead of ${fetchOffsetOf(slot)}`;
    this.#logger.warn(`batch dropped: ${detail}`, { partition: slot.partition });
    if (strays > STRAYS_MAX) this.halted(slot, 'POSITION_LOST', `${detail}, ${strays} times in a row`);
    else this.#restart(slot, 0, { strays });
  }

  /** The broker refused the position; kafkajs is about to jump to the earliest record without a word. */
  outOfRange(partition: number): void {
    const slot = this.running(partition);
    if (!slot) return;
    const detail = `the broker refused offset ${fetchOffsetOf(slot)}`;
    // Refused below the position, only the record that was to be compared is gone: retention does that.
    this.#restart(slot, 0, { outOfRange: slot.unconfirmed === undefined, detail });
  }

  /** Fetches no more of it until it is to be read on: it waits while others are at work. */
  readLater(slot: Slot): void {
    if (!this.isRunning(slot)) return;
    this.#fetching.pause([slot.partition]);
    slot.waitsSince ??= Date.now();
  }

  /**
   * After a long wait the log is compared with what was read last (see `watchFetches`), once all of that is at work no more: a seek
   * makes kafkajs call batches stale. Half the time, because the fetch that follows may come late as well.
   */
  readOn(slot: Slot): void {
    if (!this.isRunning(slot)) return;
    const waitedMs = Date.now() - (slot.waitsSince ?? Date.now());
    const go = (): void => {
      slot.waitsSince = undefined;
      this.#fetching.resume(slot);
    };
    if (waitedMs <= this.#options.unwatchedMsMax / 2) return go();
    void slot.work.then(() => {
      if (!this.isRunning(slot)) return;
      slot.unconfirmed = slot.lastRead;
      this.#fetching.seek(slot);
      go();
    });
  }

  /**
   * Claims again what runs, because for a moment nobody can say that the topic was there: one that was made anew and
   * filled meanwhile would go on being read as if nothing had happened.
   */
  lookAgain(detail: string): void {
    for (const slot of this.slots()) if (slot.state === 'running') this.#restart(slot, 0, { detail });
  }

  /** Whether the log holds the record that was read last; halts where it does not. */
  isSameLog(slot: Running, record: LogRecord | undefined): boolean {
    const { unconfirmed } = slot;
    if (unconfirmed === undefined) return true;
    if (record?.offset === unconfirmed.offset && unconfirmed.isSame(record)) return true;
    const detail = `at offset ${unconfirmed.offset} the log does not hold the record that the books read there`;
    this.halted(slot, 'TOPIC_RECREATED', detail);
    return false;
  }

  /** It does, and the fetch brought nothing behind it: the next one begins where the partition is to be read on. */
  confirmed(slot: Running): void {
    slot.unconfirmed = undefined;
    this.#fetching.seek(slot);
  }

  /** Stops fetching the partition and says why: until an operator answers where such a halt is kept, else for a while. */
  halted(slot: Slot, code: HaltCode, detail: string): void {
    this.#stop(slot, code, detail);
    if (haltCodes[code].kept)
      void this.#halts.keep(slot, code, detail).then(() => this.#goOnWhenAnswered(slot));
    else void idle(SECOND_TRY_MS).then(() => this.#restart(slot, 0, { strays: 0 }));
  }

  #stop(slot: Slot, code: string, detail: string): void {
    if (!this.isCurrent(slot)) return;
    this.#fetching.pause([slot.partition]);
    Object.assign(slot, { state: 'halted', code, detail });
    this.#logger.error(`partition halted: ${code}`, { partition: slot.partition, detail });
    this.#options.onHalted?.(slot.partition, code, detail);
  }

  #restart(slot: Slot, confirmedSince: number, why: Partial<Slot>): void {
    if (!this.isCurrent(slot)) return;
    this.#fetching.pause([slot.partition]);
    const next = newSlot(slot.partition, {
      work: slot.work,
      strays: slot.strays,
      outOfRange: slot.outOfRange,
      detail: slot.detail,
      ...why,
    });
    this.#slots.set(slot.partition, next);
    void this.#claimAfter([slot], [next], confirmedSince);
  }

  /** Not before the chunks in hand have ended: a claim would fence them, and they would be read and applied once more. */
  async #claimAfter(former: readonly Slot[], slots: Slot[], confirmedSince: number): Promise<void> {
    await Promise.all(former.map(({ work }) => work));
    await this.#claim(slots, confirmedSince);
  }

  /** Until every slot runs, is halted, or was overtaken. Postgres or Kafka away: the partitions stay paused, and wait. */
  async #claim(slots: Slot[], confirmedSince: number): Promise<void> {
    const open = (): Slot[] => slots.filter((slot) => this.isCurrent(slot) && slot.state === 'claiming');
    for (let pauseMs = FIRST_PAUSE_MS; open().length > 0; pauseMs = longer(pauseMs)) {
      if (this.#options.membership.isConfirmed(confirmedSince)) {
        const fault = await this.#claimOnce(open());
        if (fault === undefined) continue;
        const detail = detailOf(fault);
        for (const slot of open()) slot.detail = detail;
        this.#logger.warn('positions cannot be claimed yet', { partitions: open().length, detail });
      } else {
        pauseMs = FIRST_PAUSE_MS;
      }
      await pause(pauseMs);
    }
  }

  /** One round; gives the first fault, after whatever could be claimed has been. */
  async #claimOnce(slots: Slot[]): Promise<unknown> {
    const { topic, positions } = this.#options;
    try {
      return await withAdmin(this.#options.admin, async (admin) => {
        const { clusterId } = await admin.describeCluster();
        const at = (partition: number) => ({ clusterId, topic, partition });
        const claims = await Promise.allSettled(slots.map(({ partition }) => positions.claim(at(partition))));
        // After the claims: read before, another owner's progress in between would look like a truncated topic.
        const marks = await watermarksOf(admin, topic);
        const faults = slots.map((slot, index) => {
          const claim = claims[index];
          if (claim?.status !== 'fulfilled') return claim?.reason as unknown;
          slot.ownership = { ...at(slot.partition), epoch: claim.value.epoch };
          return this.#settle(slot, claim.value, marks.get(slot.partition));
        });
        return faults.find((fault) => fault !== undefined);
      });
    } catch (fault) {
      return fault;
    }
  }

  /** Undefined when the slot is settled; else what to wait for. */
  #settle(
    slot: Slot,
    { nextOffset, halted, lastRead }: PositionClaim,
    mark: Watermarks | undefined,
  ): Error | undefined {
    // A join happened meanwhile: the newer claim decides, this look-up is stale.
    if (!this.isCurrent(slot)) return undefined;
    slot.readOffset = slot.nextOffset = slot.writtenOffset = nextOffset;
    if (halted) {
      this.#stop(slot, halted.code, halted.detail);
      void this.#goOnWhenAnswered(slot);
      return undefined;
    }
    if (!mark) return new Error(`partition ${slot.partition} of ${this.#options.topic} has no offsets yet`);
    const loss = lossOf(slot, mark);
    if (loss === 'look again') return new Error(`${nextOffset} is beyond the end, ${mark.high}`);
    if (loss) {
      this.halted(slot, loss.code, loss.detail);
      return undefined;
    }
    // One synchronous step: resumed before the seek, the old position would be fetched.
    slot.lastRead = lastRead !== undefined && lastRead.offset >= mark.low ? lastRead : undefined;
    slot.unconfirmed = slot.lastRead;
    this.#fetching.seek(slot);
    this.#fetching.resume(slot);
    slot.state = 'running';
    slot.detail = undefined;
    this.#options.onClaimed?.(slot.partition, nextOffset);
    return undefined;
  }

  /** Until an operator has answered; then the partition is claimed anew, because the answer moved epoch or position. */
  async #goOnWhenAnswered(slot: Slot): Promise<void> {
    if (await this.#halts.isAnswered(slot))
      this.#restart(slot, 0, { strays: 0, outOfRange: false, detail: undefined });
  }
}
