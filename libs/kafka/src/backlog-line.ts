// In: the long batches of partitions with a backlog, as they are fetched. Out: a place for each, with its turn, or none.
// Guaranteed: only so many are held in memory, and fewer are at work; a partition that must wait is not fetched, so the fetch of
// all others goes on; of those that wait whoever waits longest is read on first; none waits for ever: while one waits a batch is
// held, and the last one that leaves lets all of them go on.
import type { PartitionClaims } from './partition-claims.js';
import type { Slot } from './slot.js';
import { Turns } from './turns.js';

export type LineOptions = {
  /** Long batches at work. */
  atOnce: number;
  /** Those that may wait for their turn beside them. */
  ahead: number;
  claims: Pick<PartitionClaims, 'isRunning' | 'readLater' | 'readOn'>;
};

/** `begin` resolves when it is the batch's turn; `end` is called once after that. */
export type Place = { begin(): Promise<void>; end(): void };

/** Of what need not stand in line. */
export const freePlace: Place = { begin: () => Promise.resolve(), end: () => undefined };

/** One at work and one behind it: a partition with more would wait for itself on the places of others. */
const PLACES_OF_A_PARTITION = 2;
const mayHoldMore = ({ held }: Slot): boolean => held < PLACES_OF_A_PARTITION;

export class BacklogLine {
  readonly #claims: LineOptions['claims'];
  /** Every long batch at work holds its records, its chunk and a transaction: all at once they would fill the memory. */
  readonly #turns: Turns;
  readonly #heldMost: number;
  #held = 0;
  /** Not fetched meanwhile. */
  #waiting: Slot[] = [];
  /** Told to go on, and not here yet. */
  readonly #expected = new WeakSet<Slot>();

  constructor({ atOnce, ahead, claims }: LineOptions) {
    this.#claims = claims;
    this.#turns = new Turns(atOnce);
    this.#heldMost = atOnce + ahead;
  }

  /**
   * A place for a batch; `isMore`: the log holds another long one behind it. Without a place the batch is to be dropped, and it
   * is fetched again when there is room.
   */
  enter(slot: Slot, isMore: boolean): Place | undefined {
    const wasExpected = this.#expected.delete(slot);
    if (!this.#hasRoomFor(slot)) {
      this.#wait(slot, wasExpected);
      return undefined;
    }
    this.#held += 1;
    slot.held += 1;
    // Fetched now, what is behind it would be dropped, or come before those that wait.
    const isNext = this.#hasRoomFor(slot) && !this.#waiting.some((one) => this.#mayGoOn(one));
    if (isMore && !isNext) this.#wait(slot, false);
    let giveBack = (): void => undefined;
    return {
      begin: async () => {
        giveBack = await this.#turns.take();
      },
      end: () => {
        giveBack();
        this.#leave(slot);
      },
    };
  }

  #hasRoomFor(slot: Slot): boolean {
    return this.#held < this.#heldMost && mayHoldMore(slot);
  }

  #mayGoOn(slot: Slot): boolean {
    return mayHoldMore(slot) && this.#claims.isRunning(slot);
  }

  /** `first`: it has waited already, and somebody else was faster. */
  #wait(slot: Slot, first: boolean): void {
    this.#claims.readLater(slot);
    if (this.#waiting.includes(slot)) return;
    if (first) this.#waiting.unshift(slot);
    else this.#waiting.push(slot);
  }

  #leave(slot: Slot): void {
    this.#held -= 1;
    slot.held -= 1;
    // One that was claimed anew meanwhile is read on by its claim.
    const waiting = this.#waiting.filter((one) => this.#claims.isRunning(one));
    // Who goes on may bring a short batch or none, which never leaves: the last one cannot count on that.
    const free = this.#held === 0 ? waiting.length : this.#heldMost - this.#held;
    const next = waiting.filter(mayHoldMore).slice(0, free);
    this.#waiting = waiting.filter((one) => !next.includes(one));
    for (const one of next) {
      this.#expected.add(one);
      this.#claims.readOn(one);
    }
  }
}
