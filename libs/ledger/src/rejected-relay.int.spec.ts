import { openBooks, type Books } from '../../../test/support/books.js';
import { eventually } from '../../../test/support/eventually.js';
import { followTopic, headerOf, type FollowedRecord } from '../../../test/support/follow-topic.js';
import { createTestTopic, testBrokers } from '../../../test/support/kafka.js';
import { bonusRecord, hireRecord, logStartMs, rawRecord } from '../../../test/support/records.js';
import { type LogRecord, Publisher, type PublishRecord } from '#libs/kafka';
import { RejectedRelay, type RejectedLog } from './rejected-relay.js';

let books: Books;
let publisher: Publisher;
let topic: string;

beforeEach(async () => {
  books = await openBooks();
  topic = await createTestTopic('rejected', 2);
  publisher = new Publisher({ brokers: testBrokers(), clientId: 'relay-test', topic });
  await eventually(() => publisher.isReady());
});

afterEach(async () => {
  await publisher.close();
  await books.close();
});

const relayTo = (log: RejectedLog): RejectedRelay => new RejectedRelay(books.database, 'salary-updates', log);

async function readBack(count: number): Promise<FollowedRecord[]> {
  const log = await followTopic(topic);
  try {
    return await eventually(() => (log.records.length >= count ? log.records : undefined));
  } finally {
    await log.close();
  }
}

const sourceOf = (record: LogRecord): string =>
  `${headerOf(record, '__connect.errors.partition')}:${headerOf(record, '__connect.errors.offset')}`;

const tutorial = (offset: number): LogRecord =>
  rawRecord(offset, Buffer.from('employee_id_123'), Buffer.from('Salary update for employee 123'));

async function waiting(): Promise<string[]> {
  const rows = await books.database.query<{ place: string }>(
    `select partition || ':' || "offset" as place from rejected_outbox where published_at is null
      order by partition, "offset"`,
  );
  return rows.map(({ place }) => place);
}

describe('the relay of rejected records', () => {
  it('publishes key, value and headers byte for byte, with the reason under the names of Kafka Connect', async () => {
    const odd: LogRecord = {
      ...rawRecord(1, Buffer.from([0, 255]), Buffer.from([0, 1, 2, 255])),
      headers: [
        ['__connect.errors.topic', Buffer.from('elsewhere')],
        ['ce_id', Buffer.from([255])],
        ['twice', Buffer.from('a')],
        ['twice', Buffer.from('b')],
      ],
    };
    await books.applyNext(3, [tutorial(0), odd, rawRecord(2, null, null)]);
    await relayTo(publisher).relay();
    const [first, second, third] = await readBack(3);
    expect(first).toMatchObject({
      // Two partitions there, and the record came from the fourth one here.
      partition: 1,
      key: Buffer.from('employee_id_123'),
      value: Buffer.from('Salary update for employee 123'),
      headers: [
        ['__connect.errors.class.name', Buffer.from('wageledger.decodeRecord')],
        ['__connect.errors.exception.class.name', Buffer.from('VALUE_NOT_DECODABLE')],
        ['__connect.errors.exception.message', expect.any(Buffer)],
        ['__connect.errors.offset', Buffer.from('0')],
        ['__connect.errors.partition', Buffer.from('3')],
        ['__connect.errors.stage', Buffer.from('VALUE_CONVERTER')],
        ['__connect.errors.topic', Buffer.from('salary-updates')],
      ],
    });
    expect(second).toMatchObject({ key: Buffer.from([0, 255]), value: Buffer.from([0, 1, 2, 255]) });
    expect(second?.headers).toEqual(expect.arrayContaining(odd.headers));
    expect(headerOf(second!, '__connect.errors.topic')).toBe('salary-updates');
    expect(third).toMatchObject({ key: null, value: null });
    expect(headerOf(third!, '__connect.errors.exception.class.name')).toBe('VALUE_NULL');
  });

  // Planted: the reason with the value in it.
  it('says why without the amount', async () => {
    const wrong = bonusRecord({ offset: 0, on: '2026-11-01', amount: '4711.123' });
    await books.applyNext(0, [wrong]);
    await relayTo(publisher).relay();
    const [copy] = await readBack(1);
    const added = copy?.headers.filter(([name]) => name.startsWith('__connect.errors.'));
    expect(String(added?.find(([name]) => name.endsWith('exception.class.name'))?.[1])).toBe('DECIMALS');
    expect(added?.map(([, value]) => String(value)).join()).not.toContain('4711');
  });

  // Planted: mark-published before the publish, in a transaction of its own; the second round then found nothing, and
  // the record of the refused first round never came.
  it('publishes again what a crash kept from being marked, and loses nothing', async () => {
    await books.applyNext(0, [tutorial(0)]);
    const crashing: RejectedLog = {
      partitions: () => publisher.partitions(),
      // As kill -9 does it: the copy is in the log, and the server takes the relay's transaction back.
      publish: async (record) => {
        const outcome = await publisher.publish(record);
        await books.database.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and state = 'idle in transaction'`,
        );
        return outcome;
      },
    };
    await expect(relayTo(crashing).relay()).rejects.toMatchObject({ transient: true });
    expect(await waiting()).toEqual(['0:0']);
    expect(await relayTo(publisher).relay()).toMatchObject({ waiting: 1, published: 1 });
    expect(await relayTo(publisher).relay()).toMatchObject({ waiting: 0 });
    expect((await readBack(2)).map(sourceOf)).toEqual(['0:0', '0:0']);
  });

  // Planted: rejected record and outbox row in a transaction of their own; both rounds found the record and told it.
  it('publishes nothing of an apply that has not committed, nor of one that never did', async () => {
    const records = [tutorial(0), hireRecord({ offset: 1, on: '2026-01-01' })];
    const relay = relayTo(publisher);
    const crashed = whileApplying(records, async (backend) => {
      expect(await relay.relay()).toMatchObject({ waiting: 0 });
      await books.database.query('select pg_terminate_backend($1)', [backend]);
    });
    await expect(crashed).rejects.toMatchObject({ transient: true });
    expect(await relay.relay()).toMatchObject({ waiting: 0 });
    await whileApplying(records, async () => {
      expect(await relay.relay()).toMatchObject({ waiting: 0 });
    });
    expect(await relay.relay()).toMatchObject({ waiting: 1, published: 1 });
    expect(await readBack(1)).toHaveLength(1);
  });

  /** Applies, and calls `during` while the apply stands behind its rejected rows, which are not committed. */
  async function whileApplying(
    records: LogRecord[],
    during: (backend: number) => Promise<void>,
  ): Promise<void> {
    let applying: Promise<unknown> = Promise.resolve();
    await books.database.transaction(async (blocker) => {
      await blocker.query('lock table employee_version in exclusive mode');
      applying = books.applyNext(0, records);
      applying.catch(() => undefined);
      const backend = await eventually(async () => {
        const [row] = await blocker.query<{ pid: number }>(
          `select pid from pg_locks where not granted and relation = 'employee_version'::regclass`,
        );
        return row?.pid;
      });
      await during(backend);
    });
    await applying;
  }

  it('keeps what the log refused, marks the rest, and says since when the oldest waits', async () => {
    await books.applyNext(0, [tutorial(0), tutorial(1)]);
    await books.applyNext(1, [tutorial(5)]);
    const picky: RejectedLog = {
      partitions: () => [0],
      publish: (record) =>
        String(record.headers['__connect.errors.offset']) === '1'
          ? Promise.resolve({ ok: false, reason: 'unavailable', detail: 'away', retryAfterSeconds: 2 })
          : publisher.publish(record),
    };
    const relay = relayTo(picky);
    expect(await relay.oldestWaiting()).toEqual(new Date(logStartMs));
    expect(await relay.relay()).toEqual({ waiting: 3, published: 2, refusal: 'away' });
    expect(await waiting()).toEqual(['0:1']);
    expect(await relay.oldestWaiting()).toEqual(new Date(logStartMs + 1));
    expect(await relayTo(publisher).relay()).toMatchObject({ published: 1 });
    expect(await relay.oldestWaiting()).toBeUndefined();
  });

  // Planted: no row lock, and records were published twice; FOR UPDATE without SKIP LOCKED, and the second relay waited
  // until the first one's answers came.
  it('shares the work between two consumers: nothing is published twice, and neither waits for the other', async () => {
    await books.applyNext(
      0,
      Array.from({ length: 450 }, (_, offset) => tutorial(offset)),
    );
    const published: string[] = [];
    const noting = (after?: Promise<void>): RejectedLog => ({
      partitions: () => publisher.partitions(),
      publish: async (record: PublishRecord) => {
        published.push(String(record.headers['__connect.errors.offset']));
        await after;
        return publisher.publish(record);
      },
    });
    let answer: () => void = () => undefined;
    const slow = relayTo(noting(new Promise((resolve) => (answer = resolve)))).relay();
    try {
      await eventually(() => published.length === 200);
      const other = relayTo(noting()).relay();
      expect(await eventually(() => other, { timeoutMs: 5_000 })).toMatchObject({ published: 200 });
    } finally {
      answer();
    }
    expect(await slow).toMatchObject({ published: 200 });
    await relayTo(noting()).relay();
    expect(new Set(published).size).toBe(450);
    expect(published).toHaveLength(450);
    expect(await waiting()).toEqual([]);
  });

  // Planted: without the notice the first record stays for ever.
  it('gives the coordinates alone of a record that does not fit with its reason, and goes on', async () => {
    const large = rawRecord(0, Buffer.from('k'), Buffer.alloc(899_900, 'x'));
    await books.applyNext(0, [large, tutorial(1)]);
    expect(await relayTo(publisher).relay()).toMatchObject({ waiting: 2, published: 2 });
    const copies = await readBack(2);
    const notice = copies.find((copy) => sourceOf(copy) === '0:0');
    expect(notice).toMatchObject({ key: null, value: null });
    expect(headerOf(notice!, 'wageledger-omitted')).toBe('too-large');
  });

  it('takes four megabytes at a time, whatever the number of records', async () => {
    const values = Array.from({ length: 7 }, (_, offset) =>
      rawRecord(offset, null, Buffer.alloc(800_000, 'x')),
    );
    await books.applyNext(0, values);
    expect(await relayTo(publisher).relay()).toMatchObject({ waiting: 6, published: 6 });
    expect(await relayTo(publisher).relay()).toMatchObject({ waiting: 1, published: 1 });
  });

  it('does nothing, and fails nothing, while the rejected topic is not there', async () => {
    await books.applyNext(0, [tutorial(0)]);
    const away = new Publisher({ brokers: testBrokers(), clientId: 'relay-test', topic: `${topic}-missing` });
    try {
      expect(await relayTo(away).relay()).toEqual({ waiting: 0, published: 0, refusal: undefined });
    } finally {
      await away.close();
    }
    expect(await waiting()).toEqual(['0:0']);
  });
});
