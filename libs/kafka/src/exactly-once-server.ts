// In: a topic, a group, a store of positions, and a Nest handler `@EventPattern<string>(topic)` that applies one
// `LogBatch` in one transaction. Out: every record of the assigned partitions, offered in order at the stored position.
// Guaranteed: the broker's committed offsets decide nothing; a dead consumer says so (`crashed`); close ends in time.
import { EventEmitter } from 'node:events';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { Consumer, ConsumerCrashEvent, ConsumerGroupJoinEvent } from 'kafkajs';
import { isObservable, lastValueFrom } from 'rxjs';
import { BatchFlow } from './batch-flow.js';
import { createKafka, type KafkaLogger, silentLogger } from './client.js';
import { ExactlyOnceContext, outcomeOf } from './exactly-once-context.js';
import {
  type ConsumerEvents,
  type ConsumerState,
  type ConsumerStatus,
  type ExactlyOnceOptions,
  type Settings,
  withDefaults,
} from './exactly-once-options.js';
import { consumerConfig } from './consumer-config.js';
import { detailOf, isBrokersAway } from './kafka-faults.js';
import { Membership } from './membership.js';
import { PartitionClaims } from './partition-claims.js';
import { readRecordsDirectly } from './fetched-records.js';
import { oncePerText } from './once-per-text.js';
import { deferred, FIRST_PAUSE_MS, longer, pause, settlesWithin } from './pause.js';
import type { BatchOutcome, LogBatch } from './positions.js';
import { shownSlot } from './slot.js';
import { type TopicSpec, verifyTopic } from './topics.js';
import { watchFetches } from './watch-fetches.js';

type Listening = (error?: unknown) => void;

/** More than there are partitions in any answer; the flow decides how many of them are worked on. */
const BATCHES_AT_ONCE_MAX = 256;
/** Between a consumer that kafkajs gave up and the next one. */
const START_AGAIN_MS = 500;

export class ExactlyOnceKafkaServer
  extends Server<ConsumerEvents, ConsumerStatus>
  implements CustomTransportStrategy
{
  override readonly transportId = Symbol('exactly-once-kafka');
  override readonly propagatesEventHandlerErrors = true;
  readonly #settings: Settings;
  readonly #expectedTopic: TopicSpec | undefined;
  readonly #log: KafkaLogger;
  readonly #events = new EventEmitter();
  readonly #firstJoin = deferred<void>();
  /** The start under way, if any; `close` waits for it, or kafkajs would go on behind a closed transport. */
  #joining: Promise<void> = Promise.resolve();
  #consumer: Consumer | undefined;
  #claims: PartitionClaims | undefined;
  #flow: BatchFlow | undefined;
  /** Of this consumer and of one that was lost before it. */
  readonly #underWay = new Set<Promise<void>>();
  #connected = false;
  #lastProgressAt: number | undefined;
  #waitingFor: string | undefined;
  #crashed: string | undefined;
  #isClosing = false;
  #closing: Promise<void> | undefined;

  constructor(options: ExactlyOnceOptions) {
    super();
    this.#settings = withDefaults(options);
    this.#expectedTopic = options.expectedTopic;
    this.#log = oncePerText(options.logger ?? silentLogger);
    // Rejected by listeners and by `close` when nobody may be waiting: an unhandled rejection would end the process.
    this.#firstJoin.promise.catch(() => undefined);
  }

  /**
   * Calls back after the first join of the group; with an error when there is no handler or the consumer died before.
   * Waits for the brokers and the topic as long as it takes (`state().waitingFor` says for what), so a service that
   * has to answer probes meanwhile listens for HTTP first.
   */
  async listen(callback: Listening): Promise<void> {
    try {
      await this.#start();
    } catch (fault) {
      return callback(fault);
    }
    callback();
  }

  /** Finishes the chunk in hand, leaves the group, disconnects; bounded, and the same promise on every call. */
  close(): Promise<void> {
    this.#isClosing = true;
    this.#closing ??= this.#close();
    return this.#closing;
  }

  state(): ConsumerState {
    // A handler that hangs is no progress, whatever is fetched meanwhile.
    const silentSince = this.#flow?.silentSince() ?? Number.POSITIVE_INFINITY;
    const last = this.#lastProgressAt;
    return {
      connected: this.#connected,
      partitions: this.#claims?.slots().map(shownSlot) ?? [],
      lastProgressAt: last === undefined ? undefined : Math.min(last, silentSince),
      ...(this.#waitingFor !== undefined && { waitingFor: this.#waitingFor }),
      ...(this.#crashed !== undefined && { crashed: this.#crashed }),
    };
  }

  on<Name extends keyof ConsumerEvents, Listener extends ConsumerEvents[Name]>(
    event: Name,
    listener: Listener,
  ): void {
    this.#events.on(event, listener);
  }

  /** The kafkajs consumer. Its `seek`, `commitOffsets` and `pause` belong to this transport alone. */
  unwrap<T>(): T {
    return this.#consumer as T;
  }

  async #start(): Promise<void> {
    const { topic } = this.#settings;
    // Without a handler every batch would be a silent loss.
    if (!this.getHandlerByPattern(topic)) throw new Error(`no @EventPattern handler for topic ${topic}`);
    this.#joining = this.#join();
    await this.#joining;
    await this.#firstJoin.promise;
  }

  async #join(): Promise<void> {
    this._status$.next('connecting');
    const consumer = await this.#subscribed();
    const flow = this.#follow(consumer);
    await consumer.run({
      // Positions live in Postgres; kafkajs must neither commit on its own nor call a dropped batch resolved.
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: BATCHES_AT_ONCE_MAX,
      eachBatch: (payload) => flow.take(payload),
    });
  }

  /** Tries until the brokers answer and the topic is there and strong enough. Throws when closed meanwhile. */
  async #subscribed(): Promise<Consumer> {
    for (let pauseMs = FIRST_PAUSE_MS; !this.#isClosing; pauseMs = longer(pauseMs)) {
      const consumer = this.#newConsumer();
      this.#lastProgressAt = Date.now();
      try {
        await this.#demandStrongTopic();
        await consumer.connect();
        await consumer.subscribe({ topics: [this.#settings.topic], fromBeginning: true });
        this.#waitingFor = undefined;
        this.#consumer = consumer;
        if (!this.#isClosing) return consumer;
        await consumer.disconnect();
      } catch (error) {
        this.#waitingFor = detailOf(error);
        this.#log.warn('the consumer cannot start yet', { because: this.#waitingFor });
        await consumer.disconnect().catch(() => undefined);
      }
      await pause(pauseMs);
    }
    throw new Error('closed before the brokers answered');
  }

  #newConsumer(): Consumer {
    readRecordsDirectly();
    const { brokers, clientId, security } = this.#settings;
    const onOutOfRange = (topic: string, partition: number): void => {
      if (topic === this.#settings.topic) this.#claims?.outOfRange(partition);
    };
    const onTopicMissing = (): void => this.#claims?.lookAgain('a broker does not have the topic');
    const hooks = { logger: this.#log, onOutOfRange, onTopicMissing };
    return createKafka({ brokers, clientId, security, ...hooks }, brokers.length).consumer(
      consumerConfig(this.#settings),
    );
  }

  async #demandStrongTopic(): Promise<void> {
    if (!this.#expectedTopic) return;
    const weaknesses = await verifyTopic({ ...this.#admin(), expected: this.#expectedTopic });
    if (weaknesses.length === 0) return;
    const remedies = weaknesses.map(
      (one) => `${one.config} is ${one.found}, not ${one.expected}: ${one.remedy}`,
    );
    throw new Error(
      `topic ${this.#settings.topic} is too weak to hold the books' source. ${remedies.join('; ')}`,
    );
  }

  #admin() {
    return {
      brokers: this.#settings.brokers,
      security: this.#settings.security,
      clientId: `${this.#settings.clientId}-claims`,
      logger: this.#log,
    };
  }

  /** Listens to what kafkajs tells, before `run`: the first join must find its listener. */
  #follow(consumer: Consumer): BatchFlow {
    const { topic, sessionTimeoutMs, unwatchedMsMax } = this.#settings;
    const membership = new Membership(sessionTimeoutMs);
    const onProgress = (): void => void (this.#lastProgressAt = Date.now());
    const claims = new PartitionClaims({
      ...this.#settings,
      membership,
      consumer,
      admin: this.#admin(),
      onHalted: (...halted) => this.#events.emit('halted', ...halted),
      onClaimed: (...claimed) => this.#events.emit('claimed', ...claimed),
    });
    const flow = new BatchFlow({
      ...this.#settings,
      claims,
      membership,
      onProgress,
      apply: (batch) => this.#apply(batch),
      isClosing: () => this.#isClosing,
      underWay: this.#underWay,
      logger: this.#log,
    });
    watchFetches(consumer, unwatchedMsMax, (detail) => claims.lookAgain(detail));
    const { GROUP_JOIN, HEARTBEAT, END_BATCH_PROCESS, FETCH, CRASH } = consumer.events;
    consumer.on(GROUP_JOIN, ({ payload }: ConsumerGroupJoinEvent) => {
      // Synchronous up to the pause: kafkajs fetches as soon as this returns, from where the broker thinks.
      claims.joined(payload.memberAssignment[topic] ?? []);
      membership.confirm();
      onProgress();
      this.#connected = true;
      this._status$.next('running');
      this.#firstJoin.resolve();
    });
    consumer.on(HEARTBEAT, () => membership.confirm());
    consumer.on(END_BATCH_PROCESS, (event) => flow.filtered(event));
    consumer.on(FETCH, onProgress);
    consumer.on(CRASH, (event) => this.#crash(event));
    this.#claims = claims;
    this.#flow = flow;
    return flow;
  }

  #crash({ payload }: ConsumerCrashEvent): void {
    this.#claims?.abandon();
    this.#connected = false;
    this._status$.next('down');
    const reason = detailOf(payload.error);
    const startsAgain = payload.restart || isBrokersAway(payload.error);
    if (!startsAgain) return this.#endFor(payload.error);
    this.#log.warn('the consumer lost the brokers and starts again', { reason });
    if (payload.restart || this.#isClosing) return;
    // kafkajs calls that final, and has disconnected; a new consumer waits for the brokers as the first one did.
    this.#waitingFor = reason;
    this.#joining = pause(START_AGAIN_MS).then(() => this.#join());
    this.#joining.catch((fault: unknown) => this.#endFor(fault));
  }

  /** The consumer is dead, and only a new process brings it back. */
  #endFor(fault: unknown): void {
    if (this.#isClosing) return;
    const reason = detailOf(fault);
    this.#log.error('the consumer ended for good', { reason });
    this.#crashed = reason;
    this.#events.emit('crashed', reason);
    this.#firstJoin.reject(fault);
  }

  /** One batch through Nest: interceptors, guards and filters included. */
  #apply(batch: LogBatch): Promise<BatchOutcome> {
    const context = new ExactlyOnceContext(batch);
    const handler = this.getHandlerByPattern(this.#settings.topic);
    const outcome = deferred<BatchOutcome>();
    const run: unknown = this.runWithProcessingHooks(context, async (runEndHook) => {
      try {
        const result: unknown = await handler?.(batch, context);
        outcome.resolve(outcomeOf(isObservable(result) ? await lastValueFrom(result) : result));
      } catch (fault) {
        outcome.reject(fault);
      } finally {
        runEndHook();
      }
    });
    // A hook of somebody else that fails before it calls us must not leave the partition waiting.
    Promise.resolve(run).catch(outcome.reject);
    return outcome.promise;
  }

  async #close(): Promise<void> {
    this.#firstJoin.reject(new Error('closed before the first join'));
    this.#claims?.close();
    this.#connected = false;
    // Both wait for the running handler without a bound. A handler that comes back later finds its epoch taken.
    const started = this.#joining.catch(() => undefined);
    // Idle first: the next owner then waits for no transaction of ours.
    const idle = Promise.all(this.#underWay);
    const left = Promise.all([started, idle.then(() => this.#consumer?.disconnect())]);
    const inTime = await settlesWithin(this.#settings.closeWithinMs, left);
    if (!inTime) this.#log.warn('closing although a handler is still at work');
    this._status$.next('closed');
  }
}
