// In: messages of one partition or of several. Out, for each partition: the offset of the first message, or what to do
// instead (retry, split, give up).
// Guaranteed: `sent` only when every in-sync replica has the messages and the broker's answer names exactly the
// partitions that were asked for; a partition that does not exist is refused before anything is sent; a producer that
// lost its brokers is replaced, not nursed.
import kafkajs, { type Message, type Producer, type RecordMetadata } from 'kafkajs';
import { withAdmin } from './admin.js';
import { createKafka, type KafkaLogger, type KafkaOptions, silentLogger } from './client.js';
import { pause, settlesWithin } from './pause.js';
import { detailOf, isFinalRefusal, isTooLarge, typeOf } from './kafka-faults.js';

export type SendOutcome =
  | { kind: 'sent'; baseOffset: bigint }
  | { kind: 'retry'; detail: string }
  | { kind: 'too-large'; detail: string }
  | { kind: 'refused'; detail: string };

/** Messages by partition. */
export type Batches = ReadonlyMap<number, Message[]>;

/** How long the leader may wait for its replicas; below the client's request timeout, so that the broker answers first. */
const ACKNOWLEDGE_WITHIN_MS = 4_000;
/** kafkajs settles a send in about three request timeouts; past this the producer is given up (#1163: hung for ever). */
const SEND_SETTLES_WITHIN_MS = 20_000;
const REOPEN_PAUSE_MS = 250;
/** At most one look for partitions that joined in this time: a wrong number must not become a storm of requests. */
const METADATA_LOOK_EVERY_MS = 1_000;

export class ProducerLink {
  readonly #options: KafkaOptions & { topic: string };
  readonly #logger: KafkaLogger;
  #producer: Producer | undefined;
  #partitions: ReadonlySet<number> = new Set();
  #partitionsReadAt = 0;
  #reading: Promise<void> | undefined;
  #isOpening = false;
  #awaySince: number | undefined = Date.now();
  #awayBecause = 'not connected yet';
  #closed = false;

  constructor(options: KafkaOptions & { topic: string }) {
    this.#options = options;
    this.#logger = options.logger ?? silentLogger;
  }

  /** Begins to connect, in the background and for as long as it takes: services start in any order. */
  open(): void {
    if (!this.#isOpening) void this.#connectUntilDone();
  }

  /** Milliseconds since the brokers stopped answering; undefined while they answer. */
  awayForMs(): number | undefined {
    return this.#awaySince === undefined ? undefined : Date.now() - this.#awaySince;
  }

  awayBecause(): string {
    return this.#awayBecause;
  }

  partitions(): number[] {
    return [...this.#partitions].sort((left, right) => left - right);
  }

  /**
   * One attempt, one request to each broker concerned. Never throws, and settles within a bound; the caller decides
   * whether to try again. The answer holds every partition of `batches`. A fault is that of all of them: which partition
   * the broker meant is not told by kafkajs.
   */
  async send(batches: Batches): Promise<ReadonlyMap<number, SendOutcome>> {
    const producer = this.#producer;
    if (this.#closed) return forAll(batches, { kind: 'refused', detail: 'the publisher is closed' });
    if (producer === undefined) {
      this.open();
      return forAll(batches, { kind: 'retry', detail: this.#awayBecause });
    }
    const outcomes = new Map<number, SendOutcome>();
    const existing = new Map<number, Message[]>();
    for (const [partition, messages] of batches) {
      // kafkajs resolves a send to a partition that does not exist with [] and writes nothing: an acknowledged loss.
      if (this.#partitions.has(partition) || (await this.#exists(partition)))
        existing.set(partition, messages);
      else outcomes.set(partition, refusedAsUnknown(this.#options.topic, partition));
    }
    if (existing.size === 0) return outcomes;
    for (const [partition, outcome] of await this.#attempt(producer, existing))
      outcomes.set(partition, outcome);
    return outcomes;
  }

  async #attempt(producer: Producer, batches: Batches): Promise<ReadonlyMap<number, SendOutcome>> {
    try {
      const metadata = await bounded(this.#produce(producer, [...batches.values()].flat()));
      return this.#judge(batches, metadata, producer);
    } catch (error) {
      return forAll(batches, this.#judgeFault(error, producer));
    }
  }

  #produce(producer: Producer, messages: Message[]): Promise<RecordMetadata[]> {
    return producer.send({
      topic: this.#options.topic,
      // All in-sync replicas: with fewer, a 202 could be followed by the loss of the record with its leader.
      acks: -1,
      timeout: ACKNOWLEDGE_WITHIN_MS,
      compression: kafkajs.CompressionTypes.None,
      messages,
    });
  }

  /** Anything but one clean entry for each partition asked is no acknowledgement, whatever the promise says. */
  #judge(batches: Batches, metadata: RecordMetadata[], producer: Producer): ReadonlyMap<number, SendOutcome> {
    const outcomes = new Map<number, SendOutcome>();
    const unconfirmed: number[] = [];
    for (const partition of batches.keys()) {
      const [entry, ...others] = metadata.filter((candidate) => candidate.partition === partition);
      const baseOffset = BigInt(entry?.baseOffset ?? -1);
      if (entry?.errorCode === 0 && others.length === 0 && baseOffset >= 0n)
        outcomes.set(partition, { kind: 'sent', baseOffset });
      else {
        unconfirmed.push(partition);
        outcomes.set(partition, {
          kind: 'retry',
          detail: `the send to partition ${partition} was not confirmed`,
        });
      }
    }
    if (unconfirmed.length === 0 && metadata.length === batches.size) {
      this.#awaySince = undefined;
      return outcomes;
    }
    this.#logger.error('the broker did not confirm the send', { unconfirmed, entries: metadata.length });
    this.#lose(producer, 'unconfirmed send');
    return outcomes;
  }

  #judgeFault(error: unknown, producer: Producer): SendOutcome {
    const detail = detailOf(error);
    if (isTooLarge(error)) return { kind: 'too-large', detail };
    if (isFinalRefusal(error)) return { kind: 'refused', detail };
    // A broker that answers with an error code is there: the same producer, with fresh metadata, may try again.
    // Everything else (closed connections, time-outs, "disconnected", a fault inside kafkajs) gets a new producer.
    if (typeOf(error) === undefined) this.#lose(producer, detail);
    return { kind: 'retry', detail };
  }

  #lose(producer: Producer, because: string): void {
    this.#awayBecause = because;
    this.#awaySince ??= Date.now();
    // Another lane may have replaced it already; its successor must not be thrown away for the same fault.
    if (this.#producer !== producer) return;
    this.#producer = undefined;
    void producer.disconnect().catch(() => undefined);
    this.open();
  }

  async #connectUntilDone(): Promise<void> {
    this.#isOpening = true;
    while (!this.#closed && this.#producer === undefined) {
      try {
        await this.#connect();
      } catch (error) {
        this.#awayBecause = detailOf(error);
        this.#awaySince ??= Date.now();
        this.#logger.warn('the publisher cannot reach Kafka', { because: this.#awayBecause });
        await pause(REOPEN_PAUSE_MS);
      }
    }
    this.#isOpening = false;
  }

  async #connect(): Promise<void> {
    await this.#readPartitions();
    // Not `idempotent`: kafkajs's idempotent producer loses a record after one lost acknowledgement while sends overlap,
    // and dies for good on OUT_OF_ORDER_SEQUENCE. The ledger drops repeats by update id, so at-least-once into the log,
    // serial per lane, is what this needs. A repeat can arise (a lost acknowledgement), a loss or a swap cannot.
    const producer = createKafka(this.#options, this.#options.brokers.length).producer({
      idempotent: false,
      allowAutoTopicCreation: false,
      // Pure, because kafkajs runs it again on every retry; the lane has chosen long before.
      createPartitioner:
        () =>
        ({ message }) =>
          partitionOf(message),
      // The lane retries: it knows the deadlines of its records, and each retry starts from clean per-broker state.
      // kafkajs must not: a send over several brokers whose failed partition then moves to one that has answered already
      // would resolve without that partition's messages.
      retry: { retries: 0 },
    });
    await producer.connect();
    if (this.#closed) return void producer.disconnect().catch(() => undefined);
    this.#producer = producer;
    this.#awaySince = undefined;
    this.#logger.info('publisher connected', {
      topic: this.#options.topic,
      partitions: this.#partitions.size,
    });
  }

  async #readPartitions(): Promise<void> {
    const { topic } = this.#options;
    const { topics } = await withAdmin(this.#options, (admin) =>
      admin.fetchTopicMetadata({ topics: [topic] }),
    );
    this.#partitions = new Set(topics[0]?.partitions.map(({ partitionId }) => partitionId));
    this.#partitionsReadAt = Date.now();
  }

  async #exists(partition: number): Promise<boolean> {
    if (this.#partitions.has(partition)) return true;
    if (Date.now() - this.#partitionsReadAt < METADATA_LOOK_EVERY_MS) return false;
    const before = this.#partitions.size;
    this.#reading ??= this.#readPartitions().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading.catch(() => undefined);
    // The topic grew: the connected producer still has the old metadata and would resolve with [] for the new ones.
    if (this.#partitions.size > before && this.#producer)
      this.#lose(this.#producer, 'the topic has new partitions');
    return this.#partitions.has(partition);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#producer?.disconnect().catch(() => undefined);
    this.#producer = undefined;
  }
}

function forAll(batches: Batches, outcome: SendOutcome): ReadonlyMap<number, SendOutcome> {
  return new Map([...batches.keys()].map((partition) => [partition, outcome]));
}

function refusedAsUnknown(topic: string, partition: number): SendOutcome {
  return { kind: 'refused', detail: `topic ${topic} has no partition ${partition}` };
}

function partitionOf(message: Message): number {
  if (message.partition === undefined) throw new Error('a message without a partition reached the producer');
  return message.partition;
}

async function bounded<T>(sending: Promise<T>): Promise<T> {
  if (await settlesWithin(SEND_SETTLES_WITHIN_MS, sending)) return sending;
  throw new Error(`no end of the send in ${SEND_SETTLES_WITHIN_MS} ms`);
}
