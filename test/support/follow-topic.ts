import type { LogRecord } from '#libs/kafka';
import { consumerOf, listening } from './consume.js';
import { MemoryBooks } from './memory-books.js';

export type FollowedRecord = LogRecord & { partition: number };

/** Every record of a topic from its start, in `records`, as they come. */
export async function followTopic(
  topic: string,
): Promise<{ records: FollowedRecord[]; close(): Promise<void> }> {
  const records: FollowedRecord[] = [];
  const books = new MemoryBooks();
  const server = consumerOf({
    topic,
    books,
    handler: (batch) => {
      const { partition } = batch.ownership;
      records.push(
        ...batch.records.map(({ offset, timestampMs, key, headers, value }) => {
          return { offset, timestampMs, key, headers, value, partition };
        }),
      );
      return books.apply(batch);
    },
  });
  await listening(server);
  return { records, close: () => server.close() };
}

/** The last value of a header as text, as readers of error headers take it. */
export function headerOf(record: LogRecord, name: string): string | undefined {
  return record.headers.findLast(([header]) => header === name)?.[1].toString('utf8');
}
