// In: where the books stand. Out: the same at the broker, so that ordinary Kafka tools show the lag. Never read back, so nothing
// waits for it: a small batch has a dozen round trips as it is.
import type { EachBatchPayload } from 'kafkajs';
import type { KafkaLogger } from './client.js';
import { detailOf } from './kafka-faults.js';
import type { Slot } from './slot.js';

const SHOW_AFTER_MS = 500;

export type ShownLagOptions = {
  topic: string;
  claims: { slots(): readonly Slot[] };
  logger: KafkaLogger;
};

export class ShownLag {
  readonly #options: ShownLagOptions;
  #commit: EachBatchPayload['commitOffsetsIfNecessary'] | undefined;
  #isDue = false;

  constructor(options: ShownLagOptions) {
    this.#options = options;
  }

  /** Commits at the broker half a second later, for all partitions at once, however often it is asked for. */
  soon({ commitOffsetsIfNecessary }: EachBatchPayload): void {
    this.#commit = commitOffsetsIfNecessary;
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => void this.#show(), SHOW_AFTER_MS).unref();
  }

  async #show(): Promise<void> {
    this.#isDue = false;
    const commit = this.#commit;
    const { topic, claims, logger } = this.#options;
    const running = claims.slots().filter(({ state }) => state === 'running');
    if (commit === undefined || running.length === 0) return;
    const partitions = running.map(({ partition, writtenOffset }) => ({
      partition,
      offset: writtenOffset.toString(),
    }));
    try {
      // Not `consumer.commitOffsets`: meeting a rebalance it ends the consumer for good.
      await commit({ topics: [{ topic, partitions }] });
    } catch (error) {
      // A member that was put out learns that from its heartbeats.
      logger.debug('the lag shown by Kafka tools is late', { detail: detailOf(error) });
    }
  }
}
