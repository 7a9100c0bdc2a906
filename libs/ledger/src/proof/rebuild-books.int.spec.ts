import { defaultPayPolicy } from '#libs/domain';
import type { LogRecord } from '#libs/kafka';
import { deleteRecordsBelow, deleteTopic } from '../../../../test/faults/topic-surgery.js';
import { eventually } from '../../../../test/support/eventually.js';
import { transact } from '../../../../test/support/foreign-transaction.js';
import { createTestTopic } from '../../../../test/support/kafka.js';
import { LiveBooks } from '../../../../test/support/live-books.js';
import { bonusRecord, hireRecord, rawRecord, salaryRecord } from '../../../../test/support/records.js';
import { migrations } from '../../../../migrations/index.js';
import { LedgerPositions } from '../ledger-positions.js';
import { PartitionDesk } from '../partition-desk.js';
import { PeriodProjection } from '../period-projection.js';
import { RuleDesk } from '../rule-desk.js';
import { dropRebuilt, rebuildBooks, RebuildRefused } from './rebuild-books.js';
import { verifyBooks } from './verify-books.js';

const partitions = 3;
const on = '2026-11-15';

/** The same numbers for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

/** A record of a small company in which ids come again, with the same content and with another. */
function randomRecord(pick: (below: number) => number): LogRecord {
  const words = {
    offset: 0,
    employee: `E-${pick(6)}`,
    department: ['sales', 'it'][pick(2)] ?? 'it',
    id: `id-${pick(60)}`,
  };
  const date = `2026-${String(1 + pick(12)).padStart(2, '0')}-15`;
  const amount = `${1_000 + pick(5) * 1_000}.0${pick(10)}`;
  const kind = pick(10);
  if (kind === 0) return rawRecord(0, Buffer.from(words.employee), Buffer.from([0, pick(256)]));
  if (kind < 3) return hireRecord({ ...words, on: date });
  return kind < 7
    ? salaryRecord({ ...words, on: date, amount })
    : bonusRecord({ ...words, on: date, amount });
}

describe('rebuilding the books from the topic', () => {
  let books: LiveBooks;
  beforeEach(async () => {
    books = await LiveBooks.open(partitions);
  });
  afterEach(() => books.close());

  const rebuild = (schema = 'rebuilt', topic = books.topic) =>
    rebuildBooks({
      databaseUrl: books.url,
      brokers: books.brokers,
      topic,
      group: books.group,
      schema,
      migrations,
      period: { schedule: 'monthly', start: '2026-06-01', end: '2026-07-01' },
    });

  async function tamper(table: string, statement: string): Promise<void> {
    await books.database.query(`alter table ${table} disable trigger user`);
    await books.database.query(statement);
    await books.database.query(`alter table ${table} enable trigger user`);
  }

  // Planted: replay-positions without the end (the rebuilt books run ahead), without skips (what was skipped is applied),
  // elect-winners without WHERE (the last to arrive wins), gaps compared as the consumer cut them: each is red.
  it.each([1, 2])(
    'gives equal digests for random books with repeated ids and control markers, seed %i',
    async (seed) => {
      const pick = numbers(seed);
      const some = () =>
        Array.from({ length: 60 }, () => [pick(partitions), randomRecord(pick)] as [number, LogRecord]);
      await books.publish(some());
      await transact(books.topic, 0, 'abort');
      await transact(books.topic, 1, 'commit');
      await books.publish(some());
      await transact(books.topic, 2, 'abort');
      await books.consume();
      // Fetched apart from the one before, which makes two gaps where a replay makes one.
      await transact(books.topic, 2, 'abort');
      await books.consume();
      // Behind the position: the live books do not hold it, so the rebuilt ones must not either.
      await books.publish(some().slice(0, 10));
      expect((await verifyBooks(books.database, books)).faults).toEqual([]);
      const parts = await rebuild();
      expect(parts.filter(({ firstDifference }) => firstDifference !== undefined)).toEqual([]);
      for (const { part, rows, digest } of parts) {
        expect(digest.live).toBe(digest.rebuilt);
        expect([part, rows.live > 0]).toEqual([part, true]);
      }
      const outcomes = await books.database.query<{ duplicates: number }>(
        'select (select count(*) from entry)::int - (select count(*) from update_winner)::int as duplicates',
      );
      expect(outcomes[0]?.duplicates).toBeGreaterThan(10);
      await dropRebuilt(books.url, 'rebuilt');
    },
    60_000,
  );

  it('names the part and the first row that differ from the log', async () => {
    await books.publish([
      [0, hireRecord({ offset: 0, on: '2026-01-01' })],
      [0, salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' })],
      [1, bonusRecord({ offset: 2, on, amount: '1.00' })],
    ]);
    await books.consume();
    await tamper('entry', `update entry set actor = 'nobody' where partition = 0 and "offset" = 1`);
    await books.database.query(
      `update computed_pay set amounts = '{1.00}' where period_start = '2026-12-01'`,
    );
    const differences = (await rebuild('first'))
      .filter(({ firstDifference }) => firstDifference !== undefined)
      .map(({ part, firstDifference }) => `${part}: ${firstDifference}`);
    expect(differences).toEqual([
      'entries: 0:1, other content',
      'computed pay: E-1 monthly 2026-12-01 sales, other content',
    ]);
    await tamper('entry', `delete from entry where partition = 1`);
    const [entries] = await rebuild('second');
    expect(entries?.firstDifference).toBe('0:1, other content');
    expect(entries?.rows).toEqual({ live: 2, rebuilt: 3 });
  }, 60_000);

  // Planted: without copying pay_policy_version the rebuilt books hold 2500.00, by calendar days.
  it('goes by the pay policies and thresholds that people set', async () => {
    await books.publish([
      [0, hireRecord({ offset: 0, on: '2026-11-16' })],
      [0, salaryRecord({ offset: 1, on: '2026-11-16', amount: '60000.00' })],
    ]);
    await books.consume();
    const desk = new RuleDesk(books.database);
    const policy = { ...defaultPayPolicy('monthly'), proration: 'WORKING_DAYS' } as const;
    await desk.setPolicy({ schedule: 'monthly', inForceFrom: '2026-11-01', policy, actor: 'pat' });
    const limit = { amount: '1.00', currency: 'EUR' };
    const threshold = {
      department: 'sales',
      kind: 'bonus',
      limit,
      inForceFrom: '2099-01-01T00:00:00Z',
    } as const;
    await desk.setThreshold({ ...threshold, actor: 'ann' });
    await new PeriodProjection(books.database).rollOn('2026-11-23');
    const parts = await rebuild();
    expect(parts.filter(({ firstDifference }) => firstDifference !== undefined)).toEqual([]);
    const rows = await books.database.query(
      `select amounts::text from rebuilt.computed_pay where period_start = '2026-11-01'
        union all select kind from rebuilt.approval_threshold`,
    );
    expect(rows).toEqual([{ amounts: '{2619.05}' }, { amounts: 'bonus' }]);
  }, 60_000);

  it('leaves out what an operator skipped, and copies who decided so', async () => {
    await books.publish([0, 1, 2, 3, 4, 5].map((offset) => [0, bonusRecord({ offset, on, amount: '1.00' })]));
    const positions = new LedgerPositions(books.database, books.group, 'live');
    await books.consume();
    // The books as if the operator had skipped offsets 6 to 8, which the log does hold.
    await books.publish([6, 7, 8, 9].map((offset) => [0, bonusRecord({ offset, on, amount: '1.00' })]));
    const [place] = await books.database.query<{ clusterId: string }>(
      'select cluster_id as "clusterId" from consumer_position where partition = 0',
    );
    const at = { clusterId: place?.clusterId ?? '', topic: books.topic, partition: 0 };
    const { epoch, nextOffset } = await positions.claim(at);
    expect(nextOffset).toBe(6n);
    const clock = positions.clockAt({ ...at, epoch }, 6n);
    await books.database.query(
      `insert into halt_answer (group_id, cluster_id, topic, partition, halt_code, halt_detail, answer, from_offset, to_offset, reason, actor)
       values ($1, $2, $3, 0, 'APPLY_FAILED', '', 'skip-to', 6, 9, 'cannot be applied', 'ops')`,
      [books.group, at.clusterId, books.topic],
    );
    await books.database.query(`insert into offset_gap values (0, 6, 9, 'skipped', 1)`);
    await books.database.transaction((tx) =>
      positions.move(tx, [
        { at: { ...at, epoch }, from: 6n, to: 9n, clock: clock ?? { recordedAtMs: null, chain: null } },
      ]),
    );
    await books.consume();
    expect((await verifyBooks(books.database, books)).faults).toEqual([]);
    const parts = await rebuild();
    expect(parts.filter(({ firstDifference }) => firstDifference !== undefined)).toEqual([]);
    expect(parts[0]?.rows).toEqual({ live: 7, rebuilt: 7 });
  }, 60_000);

  // Planted: the live books read without one snapshot (READ COMMITTED): the live side ran ahead, red.
  it('sees no difference in what arrives and is applied meanwhile', async () => {
    const pick = numbers(3);
    const some = () => Array.from({ length: 30 }, () => [pick(partitions), randomRecord(pick)] as const);
    await books.publish(some());
    await books.consume();
    const atStart = await books.reached();
    const stop = books.start();
    let isOver = false;
    const arriving = (async () => {
      do await books.publish(some());
      while (!isOver);
    })();
    try {
      const parts = await rebuild();
      const atEnd = await books.reached();
      expect(parts.filter(({ firstDifference }) => firstDifference !== undefined)).toEqual([]);
      expect(parts[0]?.rows.live).toBeGreaterThan(0);
      expect([...atStart].some(([partition, next]) => (atEnd.get(partition) ?? 0n) > next + 30n)).toBe(true);
    } finally {
      isOver = true;
      await arriving;
      await stop();
    }
    // What came in meanwhile is in a later rebuild.
    await books.consume();
    const [entries] = await rebuild('later');
    expect(entries?.firstDifference).toBeUndefined();
    expect(entries?.rows.live).toBeGreaterThan(60);
  }, 60_000);

  // Planted: the claim starts at 0 whatever was skipped (halts with RETENTION_LOSS), or behind the first of the two skips.
  it('starts behind what retention took and operators skipped', async () => {
    const lost = [0, 1, 2, 3, 4, 5].map(
      (offset) => [0, bonusRecord({ offset, on, amount: '1.00' })] as const,
    );
    await books.publish(lost);
    for (const low of [2n, 4n]) {
      await deleteRecordsBelow(books.brokers.join(','), books.topic, 0, low);
      const stop = books.start();
      await eventually(
        async () =>
          (await books.database.query('select from consumer_position where halt_code is not null')).length >
          0,
      );
      await stop();
      const desk = new PartitionDesk(books.database, { groupId: books.group, topic: books.topic });
      const answer = { partition: 0, reason: 'lost with the disk', actor: 'olga', offset: low };
      expect(await desk.skipTo(answer, { low, high: 6n })).toMatchObject({ to: String(low) });
    }
    await books.consume();
    const parts = await rebuild();
    expect(parts.filter(({ firstDifference }) => firstDifference !== undefined)).toEqual([]);
    expect(parts.map(({ part, rows }) => [part, rows.live]).slice(0, 4)).toEqual([
      ['entries', 2],
      ['outcomes', 2],
      ['rejected', 0],
      ['gaps', 2],
    ]);
    expect(await books.database.query('select reason, actor from rebuilt.halt_answer')).toHaveLength(2);
  }, 60_000);

  // Planted: without the question beforehand a schema stays behind, half made.
  it('says what the topic does not hold any more before it makes anything', async () => {
    await books.publish([0, 1, 2].map((offset) => [1, bonusRecord({ offset, on, amount: '1.00' })]));
    await books.consume();
    await deleteRecordsBelow(books.brokers.join(','), books.topic, 1, 2n);
    await expect(rebuild()).rejects.toThrow(
      'the topic no longer starts at 0: partition 1 now starts at 2, and offsets 0 to 1 are in the books alone',
    );
    expect(await books.database.query(`select from pg_namespace where nspname = 'rebuilt'`)).toEqual([]);
  }, 60_000);

  // Planted: only tables counted; --drop would have taken somebody's function with it.
  it('refuses a schema that holds something, a name that is none, and books of another topic', async () => {
    await books.publish([[0, hireRecord({ offset: 0, on: '2026-01-01' })]]);
    await books.consume();
    await expect(rebuild('public')).rejects.toThrow('nothing is rebuilt over it');
    await books.database.query(
      'create schema theirs; create function theirs.one() returns integer language sql return 1',
    );
    await expect(rebuild('theirs')).rejects.toThrow('nothing is rebuilt over it');
    await expect(rebuild('a b')).rejects.toBeInstanceOf(RebuildRefused);
    await expect(rebuild('other', await createTestTopic('other', 1))).rejects.toThrow('--topic');
    await deleteTopic(books.brokers.join(','), books.topic);
    await expect(rebuild()).rejects.toThrow(`topic ${books.topic} cannot be read`);
  });
});
