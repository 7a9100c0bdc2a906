// In: records for one partition, in the order of arrival. Out: an offset for each, or the reason why there is none.
// Guaranteed: one send is out at any time, so the log keeps the order of arrival; what arrives meanwhile goes in the
// next one; every record is answered by its deadline, even while a send hangs.
import type { Message } from 'kafkajs';
import { FIRST_PAUSE_MS, longer, pause } from './pause.js';
import type { SendOutcome } from './producer-link.js';
import type { SendRounds } from './send-rounds.js';

/** kafkajs groups quadratically per partition (1,000 records 6 ms, 10,000 209 ms), so a send stays at this. */
const SEND_RECORDS_MAX = 1_000;
/** Below the broker's default `message.max.bytes` (1,048,588) with room for batch and record overhead. */
export const SEND_BYTES_MAX = 900_000;

export type LaneAnswer = { offset: bigint } | { reason: 'unavailable' | 'too-large'; detail: string };
export type LaneRecord = {
  message: Message;
  bytes: number;
  deadline: number;
  answer(answer: LaneAnswer): void;
};
type Waiting = LaneRecord & { answered: boolean };

export class PublishLane {
  readonly #partition: number;
  readonly #rounds: SendRounds;
  readonly #onIdle: () => void;
  #queue: Waiting[] = [];
  #sending: Waiting[] = [];
  #busy = false;
  #recordsMax = SEND_RECORDS_MAX;

  constructor(partition: number, rounds: SendRounds, onIdle: () => void) {
    this.#partition = partition;
    this.#rounds = rounds;
    this.#onIdle = onIdle;
  }

  get length(): number {
    return this.#queue.length;
  }

  add(record: LaneRecord): void {
    // Set here, not by kafkajs's partitioner: a retry must not choose again.
    record.message.partition = this.#partition;
    this.#queue.push({ ...record, answered: false });
    if (this.#busy) return;
    this.#busy = true;
    // After the I/O callbacks of this turn: requests that arrived together share the first send.
    setImmediate(() => void this.#drain());
  }

  /** Answers what is past its deadline. Records that never went out are forgotten, so nothing of them is half-sent. */
  expire(now: number, detail: string): void {
    for (const record of this.#sending) {
      if (record.deadline <= now)
        settle(record, { reason: 'unavailable', detail: `no acknowledgement: ${detail}` });
    }
    const stillWaiting = this.#queue.findIndex((record) => record.deadline > now);
    const expired = this.#queue.splice(0, stillWaiting === -1 ? this.#queue.length : stillWaiting);
    for (const record of expired) settle(record, { reason: 'unavailable', detail });
  }

  async #drain(): Promise<void> {
    // One send at a time: with two in flight, a retried first one would land behind the second.
    while (this.#queue.length > 0) {
      this.#sending = this.#take();
      await this.#sendUntilAnswered();
    }
    this.#sending = [];
    this.#busy = false;
    this.#onIdle();
  }

  #take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const record of this.#queue) {
      bytes += record.bytes;
      if (count > 0 && (bytes > SEND_BYTES_MAX || count >= this.#recordsMax)) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #sendUntilAnswered(): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = longer(pauseMs)) {
      const batch = this.#sending.filter((record) => !record.answered);
      if (batch.length === 0) return;
      const outcome = await this.#rounds.send(
        this.#partition,
        batch.map(({ message }) => message),
      );
      if (this.#settleBatch(batch, outcome)) return;
      await pause(pauseMs);
    }
  }

  /** True when the lane is done with the batch. */
  #settleBatch(batch: Waiting[], outcome: SendOutcome): boolean {
    switch (outcome.kind) {
      case 'sent':
        // One send is one record batch, whose offsets are contiguous.
        batch.forEach((record, index) => settle(record, { offset: outcome.baseOffset + BigInt(index) }));
        this.#recordsMax = Math.min(this.#recordsMax * 2, SEND_RECORDS_MAX);
        return true;
      case 'too-large':
        return this.#split(batch, outcome.detail);
      case 'refused':
        for (const record of batch) settle(record, { reason: 'unavailable', detail: outcome.detail });
        return true;
      case 'retry':
        return false;
    }
  }

  /** A topic with a smaller limit than ours refuses whole sends: halve until the record that is too large stands alone. */
  #split(batch: Waiting[], detail: string): boolean {
    const [only, ...others] = batch;
    if (only && others.length === 0) settle(only, { reason: 'too-large', detail });
    else {
      this.#recordsMax = Math.ceil(batch.length / 2);
      this.#queue.unshift(...batch);
    }
    return true;
  }
}

function settle(record: Waiting, answer: LaneAnswer): void {
  if (record.answered) return;
  record.answered = true;
  record.answer(answer);
}
