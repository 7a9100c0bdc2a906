// In: partitions of one topic. Out: kafkajs fetches them or not, and from where.
// Guaranteed: a consumer that kafkajs has given up, which fetches nothing and is about to say so, is no fault.
import type { Consumer } from 'kafkajs';
import { type KafkaLogger } from './client.js';
import { detailOf } from './kafka-faults.js';
import { fetchOffsetOf, type Slot } from './slot.js';

export class Fetching {
  constructor(
    private readonly topic: string,
    private readonly consumer: Pick<Consumer, 'pause' | 'seek' | 'resume'>,
    private readonly logger: KafkaLogger,
  ) {}

  pause(partitions: readonly number[]): void {
    if (partitions.length === 0) return;
    const { topic, consumer } = this;
    this.#whileThere(() => consumer.pause([{ topic, partitions: [...partitions] }]));
  }

  resume(slot: Slot): void {
    const { topic, consumer } = this;
    this.#whileThere(() => consumer.resume([{ topic, partitions: [slot.partition] }]));
  }

  /** Has the next fetch begin where the slot is read on. kafkajs calls what is at work of the partition stale until then. */
  seek(slot: Slot): void {
    const { topic, consumer } = this;
    const offset = fetchOffsetOf(slot).toString();
    this.#whileThere(() => consumer.seek({ topic, partition: slot.partition, offset }));
  }

  #whileThere(tell: () => void): void {
    try {
      tell();
    } catch (fault) {
      this.logger.debug('nothing to fetch with', { detail: detailOf(fault) });
    }
  }
}
