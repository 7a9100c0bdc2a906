// In: the partitions that the group assigned. Out: slots whose position comes from the books and exists in the log.
// Guaranteed: between assignment and `running` a partition fetches nothing; no claim is made by a process that is not a
// confirmed member; a look-up overtaken by a later join changes nothing; a position that the log no longer has halts.
import type { Consumer } from 'kafkajs';
import { type AdminOptions, withAdmin } from './admin.js';
import { type KafkaLogger, silentLogger } from './client.js';
import { detailOf } from './kafka-faults.js';
import type { Membership } from './membership.js';
import { FIRST_PAUSE_MS, longer, pause } from './pause.js';
import type { HaltCode, PositionClaim, PositionStore } from './positions.js';
import { newSlot, type Running, type Slot } from './slot.js';
import { type Watermarks, watermarksOf } from './topics.js';

export type ClaimsOptions = {
  topic: string;
  admin: AdminOptions;
  positions: PositionStore;
  membership: Membership;
  consumer: Pick<Consumer, 'pause' | 'seek' | 'resume'>;
  onHalted?: (partition: number, code: string, detail: string) => void;
  onClaimed?: (partition: number, nextOffset: bigint) => void;
};

/** Batches from a wrong position in a row after which the partition halts instead of seeking for ever. */
const STRAYS_MAX = 5;
/** A leader that just took over may know its end late; a position beyond the end counts after this many looks. */
const LOOKS_BEYOND_END = 3;

export class PartitionClaims {
  readonly #options: ClaimsOptions;
  readonly #logger: KafkaLogger;
  #slots = new Map<number, Slot>();

  constructor(options: ClaimsOptions) {
    this.#options = options;
    this.#logger = options.admin.logger ?? silentLogger;
  }

  /** A join ended. Must be called synchronously from its event: kafkajs fetches as soon as the listener returns. */
  joined(partitions: readonly number[]): void {
    this.#pause(partitions);
    this.#slots = new Map(partitions.map((partition) => [partition, newSlot(partition)]));
    void this.#claim([...this.#slots.values()], 0);
  }

  /** The consumer is gone: nobody may act on a slot any more. */
  abandon(): void {
    this.#slots = new Map();
  }

  slots(): readonly Slot[] {
    return [...this.#slots.values()].sort((a, b) => a.partition - b.partition);
  }

  isCurrent(slot: Slot): boolean {
    return this.#slots.get(slot.partition) === slot;
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

  /** A batch began elsewhere than the books stand (kafkajs jumped, or fetched before a seek took effect). */
  strayed(slot: Slot, fetched: string): void {
    const strays = slot.strays + 1;
    const detail = `fetched from ${fetched} instead of ${slot.nextOffset}`;
    this.#logger.warn(`batch dropped: ${detail}`, { partition: slot.partition });
    if (strays > STRAYS_MAX) this.halted(slot, 'POSITION_LOST', `${detail}, ${strays} times in a row`);
    else this.#restart(slot, 0, { strays });
  }

  /** The broker refused the position; kafkajs is about to jump to the earliest record without a word. */
  outOfRange(partition: number): void {
    const slot = this.running(partition);
    if (slot)
      this.#restart(slot, 0, { outOfRange: true, detail: `the broker refused offset ${slot.nextOffset}` });
  }

  /** Stops fetching the partition and says why. Until the next join, unless the books say `halted` too. */
  halted(slot: Slot, code: string, detail: string): void {
    if (!this.isCurrent(slot)) return;
    this.#pause([slot.partition]);
    Object.assign(slot, { state: 'halted', code, detail });
    this.#logger.error(`partition halted: ${code}`, { partition: slot.partition, detail });
    this.#options.onHalted?.(slot.partition, code, detail);
  }

  #pause(partitions: readonly number[]): void {
    if (partitions.length > 0)
      this.#options.consumer.pause([{ topic: this.#options.topic, partitions: [...partitions] }]);
  }

  #restart(slot: Slot, confirmedSince: number, why: Partial<Slot>): void {
    if (!this.isCurrent(slot)) return;
    this.#pause([slot.partition]);
    const next = newSlot(slot.partition, {
      strays: slot.strays,
      outOfRange: slot.outOfRange,
      detail: slot.detail,
      ...why,
    });
    this.#slots.set(slot.partition, next);
    void this.#claim([next], confirmedSince);
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
    { nextOffset, halted }: PositionClaim,
    mark: Watermarks | undefined,
  ): Error | undefined {
    // A join happened meanwhile: the newer claim decides, this look-up is stale.
    if (!this.isCurrent(slot)) return undefined;
    const { topic, consumer } = this.#options;
    slot.nextOffset = slot.writtenOffset = nextOffset;
    if (halted) {
      this.halted(slot, halted.code, halted.detail);
      return undefined;
    }
    if (!mark) return new Error(`partition ${slot.partition} of ${topic} has no offsets yet`);
    const loss = lossOf(slot, mark);
    if (loss === 'look again') return new Error(`${nextOffset} is beyond the end, ${mark.high}`);
    if (loss) {
      void this.#haltForGood(slot, loss.code, loss.detail);
      return undefined;
    }
    // One synchronous step: resumed before the seek, the old position would be fetched.
    consumer.seek({ topic, partition: slot.partition, offset: nextOffset.toString() });
    consumer.resume([{ topic, partitions: [slot.partition] }]);
    slot.state = 'running';
    slot.detail = undefined;
    this.#options.onClaimed?.(slot.partition, nextOffset);
    return undefined;
  }

  async #haltForGood(slot: Slot, code: HaltCode, detail: string): Promise<void> {
    this.halted(slot, code, detail);
    for (let pauseMs = FIRST_PAUSE_MS; this.isCurrent(slot) && slot.ownership; pauseMs = longer(pauseMs)) {
      try {
        return await this.#options.positions.halt(slot.ownership, code, detail);
      } catch (error) {
        this.#logger.warn('the halt is not written down yet', {
          partition: slot.partition,
          detail: detailOf(error),
        });
        await pause(pauseMs);
      }
    }
  }
}

type Loss = { code: HaltCode; detail: string };

/** What the log lacks of what the books still want to read. Such a gap is for an operator to judge, never to jump. */
function lossOf(slot: Slot, { low, high }: Watermarks): Loss | 'look again' | undefined {
  const holds = `the topic now holds ${low} to ${high}`;
  if (slot.nextOffset < low) {
    return { code: 'RETENTION_LOSS', detail: `offsets ${slot.nextOffset} to ${low - 1n} are gone, ${holds}` };
  }
  if (slot.nextOffset > high) {
    slot.beyondEnd += 1;
    if (slot.beyondEnd < LOOKS_BEYOND_END) return 'look again';
    return { code: 'TOPIC_TRUNCATED', detail: `the books stand at ${slot.nextOffset}, ${holds}` };
  }
  // The position exists again, but at some moment it did not: another topic's records may have grown past it.
  if (slot.outOfRange) {
    return { code: 'TOPIC_TRUNCATED', detail: `offset ${slot.nextOffset} was out of range, ${holds}` };
  }
  return undefined;
}
