import { silentLogger, watermarks, type Watermarks } from '#libs/kafka';
import { Problem } from '#libs/platform';

/** What the log holds of a partition, asked of the brokers: seldom, so no connection is kept. */
export class LogEnds {
  constructor(
    private readonly brokers: readonly string[],
    private readonly topic: string,
  ) {}

  /** First kept offset and next offset to be written. Throws PARTITION_UNKNOWN, or LOG_UNAVAILABLE without brokers. */
  async of(partition: number): Promise<Watermarks> {
    const found = await this.all();
    const marks = found.get(partition);
    if (marks !== undefined) return marks;
    throw new Problem('PARTITION_UNKNOWN', {
      detail: `The topic ${this.topic} has no partition ${partition}; it has ${found.size}.`,
    });
  }

  private async all(): Promise<Map<number, Watermarks>> {
    const { brokers, topic } = this;
    try {
      return await watermarks({ brokers, topic, clientId: 'payroll-api', logger: silentLogger });
    } catch (cause) {
      throw new Problem('LOG_UNAVAILABLE', {
        detail: 'Kafka does not say which offsets it holds; nothing is answered. Ask again.',
        headers: { 'retry-after': '2' },
        cause,
      });
    }
  }
}
