import type { OnApplicationShutdown } from '@nestjs/common';
import {
  measurePublisher,
  Publisher,
  type PublisherOptions,
  type PublishOutcome,
  type PublishRecord,
} from '#libs/kafka';
import { messageFirst, type Logger, type Metrics } from '#libs/platform';

/**
 * The log as operators send to it, connected at the first use: they seldom do, and a service that answers queries needs
 * no Kafka to start or to be ready.
 */
export class UpdateLog implements OnApplicationShutdown {
  private publisher: Publisher | undefined;

  constructor(
    private readonly servers: Pick<PublisherOptions, 'brokers' | 'security'>,
    readonly topic: string,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    measurePublisher(metrics, topic, () => this.publisher?.counts());
  }

  /** Gives the record's place once every in-sync replica has it, or after 5 seconds at most why there is none. */
  publish(record: PublishRecord): Promise<PublishOutcome> {
    this.publisher ??= new Publisher({
      ...this.servers,
      clientId: 'payroll-api',
      topic: this.topic,
      // The operator's transaction holds a connection and a row lock for as long.
      answerWithinMs: 5_000,
      logger: messageFirst(this.logger),
    });
    return this.publisher.publish(record);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.publisher?.close();
  }
}
