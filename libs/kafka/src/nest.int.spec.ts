import 'reflect-metadata';
import { Controller, type INestMicroservice, Module, UseFilters } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { transientFault } from '../../../test/support/consume.js';
import { eventually } from '../../../test/support/eventually.js';
import { createTestTopic, testBrokers, uniqueTopic } from '../../../test/support/kafka.js';
import { numbered, offsets, writeTo } from '../../../test/support/log-of.js';
import { MemoryBooks } from '../../../test/support/memory-books.js';
import { ExactlyOnceContext } from './exactly-once-context.js';
import { ExactlyOnceKafkaServer } from './exactly-once-server.js';
import type { BatchOutcome, LogBatch } from './positions.js';
import { PropagateFaults } from './propagate-faults.js';

type Apply = (batch: LogBatch, context: ExactlyOnceContext) => BatchOutcome;

/** A Nest microservice as an application makes it: a decorated controller on the transport. */
async function microservice(topic: string, books: MemoryBooks, apply: Apply) {
  @Controller()
  @UseFilters(PropagateFaults)
  class Updates {
    @EventPattern<string>(topic)
    apply(@Payload() batch: LogBatch, @Ctx() context: ExactlyOnceContext): BatchOutcome {
      return apply(batch, context);
    }
  }
  @Module({ controllers: [Updates] })
  class App {}
  const brokers = testBrokers();
  const strategy = new ExactlyOnceKafkaServer({
    brokers,
    groupId: `group-of-${topic}`,
    topic,
    positions: books,
  });
  const app = await NestFactory.createMicroservice(App, { strategy, logger: false });
  return { app, strategy };
}

describe('the transport inside Nest', () => {
  let app: INestMicroservice | undefined;
  afterEach(() => app?.close());

  // Planted: a filter that answers as Nest's own does ({ status: 'error' }); 30 was not reached.
  it('brings batches to @EventPattern and sees transient faults for what they are', async () => {
    const topic = await createTestTopic('nest', 1);
    await writeTo(topic, numbered(30));
    const books = new MemoryBooks();
    const seen: string[] = [];
    let calls = 0;
    const service = await microservice(topic, books, (batch, context) => {
      calls += 1;
      if (calls < 4) throw transientFault();
      seen.push(`${context.topic()}/${context.partition()}`);
      return books.apply(batch);
    });
    app = service.app;
    await app.listen();
    await eventually(() => books.nextOffset(0) === 30n);
    expect(books.offsets(0)).toEqual(offsets(0, 30));
    expect(new Set(seen)).toEqual(new Set([`${topic}/0`]));
    expect(service.strategy.state()).toMatchObject({ connected: true, partitions: [{ state: 'running' }] });
  });

  // Planted: the look for a handler removed; `listen` did not call back in 30 s.
  it('refuses to listen without a handler, which would lose every batch', async () => {
    const topic = uniqueTopic('no-handler');
    const server = new ExactlyOnceKafkaServer({
      brokers: testBrokers(),
      groupId: 'none',
      topic,
      positions: new MemoryBooks(),
    });
    const fault = await new Promise((resolve) => void server.listen(resolve));
    expect(fault).toEqual(new Error(`no @EventPattern handler for topic ${topic}`));
    await server.close();
  });

  // Planted: weaknesses not heeded; `waitingFor` stayed empty.
  it('waits for a topic that is missing or too weak, says what is wrong, and starts when it is mended', async () => {
    const topic = await createTestTopic('too-weak', 1);
    const books = new MemoryBooks();
    const expectedTopic = { name: topic, partitions: 2, replicationFactor: 1, config: {} };
    const server = new ExactlyOnceKafkaServer({
      brokers: testBrokers(),
      groupId: `group-of-${topic}`,
      topic,
      positions: books,
      expectedTopic,
    });
    server.addHandler(topic, (batch: LogBatch) => Promise.resolve(books.apply(batch)), true);
    const listening = new Promise((resolve) => void server.listen(resolve));
    await eventually(() => server.state().waitingFor?.includes('partitions is 1, not 2'));
    expect(server.state().waitingFor).toContain(`kafka-topics.sh`);
    expect(server.state().connected).toBe(false);
    expectedTopic.partitions = 1;
    expect(await listening).toBeUndefined();
    expect(server.state().waitingFor).toBeUndefined();
    await server.close();
  });
});
