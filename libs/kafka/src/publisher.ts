// In: records with their partition already chosen. Out: where each one stands in the log, or why it is not there.
// Guaranteed: an offset only after every in-sync replica has the record; the order of one partition's records is the
// order of `publish` calls; every call is answered in about 10 s; memory stays bounded whatever the broker does.
import type { IHeaders } from 'kafkajs';
import { type KafkaOptions, type KafkaLogger, silentLogger } from './client.js';
import { oncePerText } from './once-per-text.js';
import { pause, settlesWithin } from './pause.js';
import { ProducerLink } from './producer-link.js';
import { type LaneAnswer, PublishLane, SEND_BYTES_MAX } from './publish-lane.js';

export type PublishRecord = {
  partition: number;
  key: Buffer | null;
  headers: Readonly<Record<string, Buffer | Buffer[]>>;
  value: Buffer | null;
};
export type PublishReceipt = { ok: true; topic: string; partition: number; offset: string };
export type PublishRefusal = {
  ok: false;
  reason: 'unavailable' | 'queue-full' | 'too-large';
  detail: string;
  /** 0 for `too-large`: the same record will never fit. */
  retryAfterSeconds: number;
};
export type PublishOutcome = PublishReceipt | PublishRefusal;

export type PublisherOptions = KafkaOptions & {
  topic: string;
  /** Longest wait for an acknowledgement. */
  answerWithinMs?: number;
  queueRecordsMax?: number;
  queueBytesMax?: number;
};

const ANSWER_WITHIN_MS = 10_000;
const QUEUE_RECORDS_MAX = 20_000;
const QUEUE_BYTES_MAX = 64 * 1024 * 1024;
/** A restart of a broker shorter than this is ridden out; after it callers are told at once instead of queueing up. */
const REFUSE_WHEN_AWAY_FOR_MS = 3_000;
const SWEEP_EVERY_MS = 200;
/** Batch header, varints and timestamps of one record, generously. */
const RECORD_OVERHEAD_BYTES = 64;

/** What became of the records of a publisher since it was made, and how many wait now. */
export type PublishCounts = {
  readonly published: number;
  readonly refused: Readonly<Record<PublishRefusal['reason'], number>>;
  readonly waiting: number;
};

/**
 * Publishes to one topic. Starts without a broker and reconnects for ever; `publish` never throws.
 * An `unavailable` record may still be in the log (its acknowledgement was lost): publish it again under the same id.
 */
export class Publisher {
  readonly #topic: string;
  readonly #limits: { answerWithinMs: number; recordsMax: number; bytesMax: number };
  readonly #link: ProducerLink;
  readonly #logger: KafkaLogger;
  readonly #lanes = new Map<number, PublishLane>();
  readonly #sweep: NodeJS.Timeout;
  #waitingRecords = 0;
  #waitingBytes = 0;
  #published = 0;
  readonly #refused = { unavailable: 0, 'queue-full': 0, 'too-large': 0 };
  #closing: Promise<void> | undefined;

  constructor(options: PublisherOptions) {
    this.#topic = options.topic;
    this.#logger = oncePerText(options.logger ?? silentLogger);
    this.#limits = {
      answerWithinMs: options.answerWithinMs ?? ANSWER_WITHIN_MS,
      recordsMax: options.queueRecordsMax ?? QUEUE_RECORDS_MAX,
      bytesMax: options.queueBytesMax ?? QUEUE_BYTES_MAX,
    };
    this.#link = new ProducerLink({ ...options, logger: this.#logger });
    this.#link.open();
    // One timer for all records: a timer each would cost more than the send.
    this.#sweep = setInterval(() => this.#expire(Date.now()), SWEEP_EVERY_MS);
    this.#sweep.unref();
  }

  /** Gives the record's offset once every in-sync replica has it. */
  publish(record: PublishRecord): Promise<PublishOutcome> {
    const bytes = bytesOf(record);
    const refusal = this.#refusal(bytes);
    if (refusal) {
      this.#refused[refusal.reason] += 1;
      return Promise.resolve(refusal);
    }
    this.#waitingRecords += 1;
    this.#waitingBytes += bytes;
    return new Promise((resolve) => {
      const answer = (answered: LaneAnswer): void => {
        this.#waitingRecords -= 1;
        this.#waitingBytes -= bytes;
        if ('offset' in answered) this.#published += 1;
        else this.#refused[answered.reason] += 1;
        resolve(this.#outcomeOf(record.partition, answered));
      };
      const { key, value } = record;
      const message = { key, value, headers: record.headers as IHeaders };
      this.#laneOf(record.partition).add({
        message,
        bytes,
        deadline: Date.now() + this.#limits.answerWithinMs,
        answer,
      });
    });
  }

  /** True while the brokers answer: what a readiness probe asks. */
  isReady(): boolean {
    return this.#closing === undefined && this.#link.awayForMs() === undefined;
  }

  /** Why `isReady` says no; undefined while it says yes. */
  notReadyBecause(): string | undefined {
    if (this.isReady()) return undefined;
    return this.#closing ? 'closing' : `Kafka: ${this.#link.awayBecause()}`;
  }

  /** Plain numbers, kept anyhow: for whoever measures. */
  counts(): PublishCounts {
    return { published: this.#published, refused: { ...this.#refused }, waiting: this.#waitingRecords };
  }

  /** The partitions of the topic as the brokers last named them, ascending; none before they were reached. */
  partitions(): number[] {
    return this.#link.partitions();
  }

  /** Takes nothing new, lets what waits go out for at most `drainMs`, answers the rest, disconnects. Idempotent. */
  close({ drainMs = 5_000 } = {}): Promise<void> {
    this.#closing ??= this.#drainAndClose(drainMs);
    return this.#closing;
  }

  async #drainAndClose(drainMs: number): Promise<void> {
    const deadline = Date.now() + drainMs;
    while (this.#waitingRecords > 0 && Date.now() < deadline) await pause(20);
    clearInterval(this.#sweep);
    if (this.#waitingRecords > 0)
      this.#logger.warn('closing with records that got no answer', { records: this.#waitingRecords });
    this.#expire(Number.POSITIVE_INFINITY);
    // A hanging request would hold kafkajs's disconnect until its time-out.
    await settlesWithin(1_000, this.#link.close());
  }

  #refusal(bytes: number): PublishRefusal | undefined {
    if (bytes > SEND_BYTES_MAX) return refuse('too-large', `${bytes} bytes, at most ${SEND_BYTES_MAX}`, 0);
    if (this.#closing) return refuse('unavailable', 'the service is shutting down', 2);
    if ((this.#link.awayForMs() ?? 0) > REFUSE_WHEN_AWAY_FOR_MS)
      return refuse('unavailable', this.#link.awayBecause(), 5);
    // Without this bound a broker that is slow, not away, would fill the memory with waiting requests.
    const full =
      this.#waitingRecords >= this.#limits.recordsMax || this.#waitingBytes + bytes > this.#limits.bytesMax;
    return full ? refuse('queue-full', `${this.#waitingRecords} records wait for the broker`, 1) : undefined;
  }

  #outcomeOf(partition: number, answer: LaneAnswer): PublishOutcome {
    if ('offset' in answer)
      return { ok: true, topic: this.#topic, partition, offset: answer.offset.toString() };
    return refuse(answer.reason, answer.detail, answer.reason === 'too-large' ? 0 : 2);
  }

  #laneOf(partition: number): PublishLane {
    const existing = this.#lanes.get(partition);
    if (existing) return existing;
    // An idle lane goes away, so that wrong partition numbers leave nothing behind.
    const lane = new PublishLane(partition, this.#link, () => this.#lanes.delete(partition));
    this.#lanes.set(partition, lane);
    return lane;
  }

  #expire(now: number): void {
    const away = this.#link.awayForMs() !== undefined;
    const detail = away ? this.#link.awayBecause() : `no answer in ${this.#limits.answerWithinMs} ms`;
    for (const lane of this.#lanes.values()) lane.expire(now, detail);
  }
}

function refuse(reason: PublishRefusal['reason'], detail: string, retryAfterSeconds: number): PublishRefusal {
  return { ok: false, reason, detail, retryAfterSeconds };
}

function bytesOf({ key, value, headers }: PublishRecord): number {
  let bytes = RECORD_OVERHEAD_BYTES + (key?.length ?? 0) + (value?.length ?? 0);
  for (const [name, values] of Object.entries(headers)) {
    for (const one of Array.isArray(values) ? values : [values]) bytes += name.length + one.length + 8;
  }
  return bytes;
}
