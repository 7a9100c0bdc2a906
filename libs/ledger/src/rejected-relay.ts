/**
 * The outbox's way out: rejected records to the rejected topic.
 * In: rows that the apply transaction left waiting. Out: copies with the original bytes, and the rows marked.
 * Guaranteed: at least once. A row is marked only in the transaction that saw its copy acknowledged; a crash between the
 * acknowledgement and the commit publishes it again, so readers take (topic, partition, offset) of the error headers as
 * the record's identity. Applying never waits for any of this.
 */
import type { Database } from '#libs/database';
import type { PublishOutcome, PublishRecord } from '#libs/kafka';
import { rejectedCopy, rejectedNotice, type KeptRejection } from './rejected-copy.js';
import { markPublished, oldestWaiting, waitingRejected } from './sql/relay-rejected.js';

/** The rejected topic, as a `Publisher` is one. */
export type RejectedLog = {
  partitions(): readonly number[];
  publish(record: PublishRecord): Promise<PublishOutcome>;
};

/** What one round did; `refusal` is why the first record that stayed did. */
export type RelayRound = {
  readonly waiting: number;
  readonly published: number;
  readonly refusal: string | undefined;
};

type Relayed = { readonly record: KeptRejection; readonly outcome: PublishOutcome };

const roundRecords = 200;
const roundBytes = 4 * 1024 * 1024;

export class RejectedRelay {
  constructor(
    private readonly database: Database,
    private readonly topic: string,
    private readonly log: RejectedLog,
    private readonly probe?: (point: 'relay.published') => void,
  ) {}

  /** Publishes what waits, 200 records or 4 MB at most; faults of the database are thrown. */
  async relay(): Promise<RelayRound> {
    const targets = this.log.partitions();
    if (targets.length === 0) return { waiting: 0, published: 0, refusal: undefined };
    return this.database.transaction(async (tx) => {
      const rows = await tx.query<KeptRejection>(waitingRejected, [roundRecords, roundBytes]);
      if (rows.length === 0) return { waiting: 0, published: 0, refusal: undefined };
      const relayed = await Promise.all(rows.map((record) => this.publish(record, targets)));
      const done = relayed.flatMap(({ record, outcome }) => (outcome.ok ? [{ record, outcome }] : []));
      if (done.length > 0) this.probe?.('relay.published');
      // After the acknowledgement, never before it: marked first, a crash or a refusal would lose the copy for good.
      await tx.query(markPublished, [
        done.map(({ record }) => record.partition),
        done.map(({ record }) => record.offset),
        done.map(({ outcome }) => outcome.partition),
        done.map(({ outcome }) => outcome.offset),
      ]);
      const refused = relayed.find(({ outcome }) => !outcome.ok)?.outcome;
      return {
        waiting: rows.length,
        published: done.length,
        refusal: refused === undefined || refused.ok ? undefined : refused.detail,
      };
    });
  }

  /** Since when the oldest waiting record has been in the log; undefined where none waits. */
  async oldestWaiting(): Promise<Date | undefined> {
    const [row] = await this.database.query<{ recordedAt: Date | null }>(oldestWaiting);
    return row?.recordedAt ?? undefined;
  }

  /**
   * All records of one partition go to one partition. Readers see them in the order of the log, except where one was
   * refused and sent later, or two consumers shared the work.
   */
  private async publish(record: KeptRejection, targets: readonly number[]): Promise<Relayed> {
    const to = targets[record.partition % targets.length] ?? 0;
    const outcome = await this.log.publish(rejectedCopy(record, this.topic, to));
    if (outcome.ok || outcome.reason !== 'too-large') return { record, outcome };
    // Without the notice one such record would stay the first in line for ever, and in the end hold up all others.
    return { record, outcome: await this.log.publish(rejectedNotice(record, this.topic, to)) };
  }
}
