// A bare kafkajs consume loop: every record read and its JSON parsed, nothing done with it.
import { bareKafka } from './plain-rows.js';
import { begin, referenceArgs } from './reference-run.js';

const { brokers, topic, limit } = referenceArgs();
const consumer = bareKafka(brokers).consumer({ groupId: `reference-consume-${process.pid}` });
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
let read = 0;
let end: ReturnType<typeof begin> | undefined;
consumer.on(consumer.events.GROUP_JOIN, () => (end ??= begin()));
await new Promise<void>((done, failed) => {
  consumer
    .run({
      eachBatch: ({ batch }) => {
        for (const { value } of batch.messages) {
          parsed(String(value));
          read += 1;
        }
        if (read >= limit) done();
        return Promise.resolve();
      },
    })
    .catch(failed);
});
await end?.(read);
await consumer.disconnect();

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
