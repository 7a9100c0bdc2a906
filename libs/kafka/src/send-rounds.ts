// In: from each lane one send at a time. Out: its outcome. Guaranteed: sends that wait together go out in one round, one
// request to each broker, so that load makes larger requests, not more of them; a partition is in one round at a time, so
// the order of its records is that of its lane; a partition that failed goes alone until it succeeds, so that one dead
// leader holds up nobody else.
import type { Message } from 'kafkajs';
import type { Batches, SendOutcome } from './producer-link.js';

/** Rounds overlap when one takes longer: a leader that hangs must not stop the others for the length of its time-out. */
const NEXT_ROUND_AFTER_MS = 10;
/** So many gain nothing by waiting for company. */
const ENOUGH_RECORDS = 256;
/** kafkajs groups quadratically per partition, so rounds stay small. */
const ROUND_RECORDS_MAX = 1_000;

type Waiting = {
  readonly partition: number;
  readonly messages: Message[];
  settle(outcome: SendOutcome): void;
};

/** What sends a round: `ProducerLink.send`. */
export type SendRound = (batches: Batches) => Promise<ReadonlyMap<number, SendOutcome>>;

export class SendRounds {
  readonly #waiting: Waiting[] = [];
  #waitingRecords = 0;
  #underWay = 0;
  #soon: NodeJS.Immediate | undefined;
  #later: NodeJS.Timeout | undefined;
  /** Those whose last send failed. */
  readonly #alone = new Set<number>();

  constructor(private readonly sendRound: SendRound) {}

  /** One attempt for the messages of one partition, alone or with others. Never throws. */
  send(partition: number, messages: Message[]): Promise<SendOutcome> {
    return new Promise((settle) => {
      const waiting = { partition, messages, settle };
      if (this.#alone.has(partition)) return void this.#send([waiting]);
      this.#waiting.push(waiting);
      this.#waitingRecords += messages.length;
      this.#startIfDue();
    });
  }

  #startIfDue(): void {
    if (this.#waiting.length === 0) return;
    if (this.#underWay === 0 || this.#waitingRecords >= ENOUGH_RECORDS)
      // Not at once: lanes that begin in this turn, or that the last round has just answered, still join.
      this.#soon ??= setImmediate(() => this.#startRound());
    else this.#later ??= setTimeout(() => this.#startRound(), NEXT_ROUND_AFTER_MS);
  }

  #startRound(): void {
    clearImmediate(this.#soon);
    clearTimeout(this.#later);
    this.#soon = undefined;
    this.#later = undefined;
    const round = this.#take();
    this.#underWay += 1;
    void this.#send(round).then(() => {
      this.#underWay -= 1;
      this.#startIfDue();
    });
    this.#startIfDue();
  }

  #take(): Waiting[] {
    let records = 0;
    let count = 0;
    for (const { messages } of this.#waiting) {
      records += messages.length;
      if (count > 0 && records > ROUND_RECORDS_MAX) break;
      count += 1;
    }
    const round = this.#waiting.splice(0, count);
    for (const { messages } of round) this.#waitingRecords -= messages.length;
    return round;
  }

  async #send(round: readonly Waiting[]): Promise<void> {
    const outcomes = await this.sendRound(
      new Map(round.map(({ partition, messages }) => [partition, messages])),
    );
    await Promise.all(
      round.map((waiting) => this.#settle(waiting, outcomes.get(waiting.partition), round.length)),
    );
  }

  async #settle(waiting: Waiting, answered: SendOutcome | undefined, inRound: number): Promise<void> {
    const outcome = answered ?? { kind: 'retry', detail: 'no answer' };
    if (outcome.kind === 'sent') this.#alone.delete(waiting.partition);
    else this.#alone.add(waiting.partition);
    // A refusal may have been meant for another partition of the round; alone, it is this one's own.
    const isOwn = inRound === 1 || outcome.kind === 'sent' || outcome.kind === 'retry';
    if (isOwn) waiting.settle(outcome);
    else await this.#send([waiting]);
  }
}
