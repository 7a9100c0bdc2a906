import { type KafkaSecurity, silentLogger, watermarks, type Watermarks } from '#libs/kafka';
import { Problem, within } from '#libs/platform';

const answerWithinMs = 2_000;

/** What the log holds of a partition, asked of the brokers: seldom, so no connection is kept. */
export class LogEnds {
  constructor(
    private readonly servers: {
      readonly brokers: readonly string[];
      readonly security?: KafkaSecurity | undefined;
    },
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

  /** Every partition's next offset to be written; undefined where the brokers do not say within two seconds. */
  async nextOffsets(): Promise<ReadonlyMap<number, bigint> | undefined> {
    const found = await within(
      answerWithinMs,
      this.all().catch(() => undefined),
    );
    return found && new Map([...found].map(([partition, { high }]) => [partition, high]));
  }

  private async all(): Promise<Map<number, Watermarks>> {
    const { servers, topic } = this;
    try {
      return await watermarks({ ...servers, topic, clientId: 'payroll-api', logger: silentLogger });
    } catch (cause) {
      throw new Problem('LOG_UNAVAILABLE', {
        detail: 'Kafka does not say which offsets it holds; nothing is answered. Ask again.',
        headers: { 'retry-after': '2' },
        cause,
      });
    }
  }
}
