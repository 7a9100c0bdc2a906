// The yardstick of imports: a bare kafkajs loop that sends the records of a topic once more, a thousand at a time, each
// where it was, acknowledged by every in-sync replica. They are in memory before the time begins; what is sent goes to the
// same topic, behind them.
import kafkajs from 'kafkajs';
import { bareKafka } from './plain-rows.js';
import { begin, referenceArgs } from './reference-run.js';

const inMemoryMax = 100_000;
const { brokers, topic, limit } = referenceArgs();
const kafka = bareKafka(brokers);

const messages: kafkajs.Message[] = [];
const consumer = kafka.consumer({ groupId: `reference-produce-${process.pid}`, maxWaitTimeInMs: 100 });
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
const wanted = Math.min(limit, inMemoryMax);
await new Promise<void>((done, failed) => {
  consumer
    .run({
      autoCommit: false,
      partitionsConsumedConcurrently: 3,
      eachBatch: ({ batch }) => {
        for (const { key, value, headers = {} } of batch.messages)
          if (messages.length < wanted) messages.push({ key, value, headers, partition: batch.partition });
        if (messages.length >= wanted) done();
        return Promise.resolve();
      },
    })
    .catch(failed);
});
await consumer.disconnect();
// In the order of a file that names departments in turns, which is what the import had.
const inTurns = messages
  .map((message, at) => ({ message, at }))
  .sort((left, right) => (left.at % 997) - (right.at % 997))
  .map(({ message }) => message);

const producer = kafka.producer({
  allowAutoTopicCreation: false,
  createPartitioner:
    () =>
    ({ message }) =>
      message.partition ?? 0,
});
await producer.connect();
const end = begin();
let sent = 0;
while (sent < limit) {
  const from = sent % inTurns.length;
  const batch = inTurns.slice(from, Math.min(from + 1_000, from + limit - sent));
  await producer.send({ topic, acks: -1, messages: batch });
  sent += batch.length;
}
await end(sent);
await producer.disconnect();
