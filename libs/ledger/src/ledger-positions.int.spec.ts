import { Database } from '#libs/database';
import { openBooks, type Books } from '../../../test/support/books.js';
import { eventually } from '../../../test/support/eventually.js';
import { freezingProxy } from '../../../test/support/freezing-proxy.js';
import { urlOf } from '../../../test/support/payroll-service.js';
import { bonusRecord, rawRecord } from '../../../test/support/records.js';
import { BatchApplier } from './apply-batch.js';
import { LedgerPositions } from './ledger-positions.js';
import { PartitionDesk } from './partition-desk.js';

let books: Books;
let positions: LedgerPositions;
const place = { clusterId: 'test-cluster', topic: 'salary-updates', partition: 3 };
const elsewhere = { ...place, clusterId: 'other-cluster' };
const bonus = (offset: number) =>
  bonusRecord({ offset, on: '2026-11-20', amount: '5.00', id: `bonus ${offset}` });
const unknown = {
  code: 'CLUSTER_UNKNOWN',
  detail: 'the brokers are cluster other-cluster, the books were read from cluster test-cluster',
};

beforeEach(async () => {
  books = await openBooks();
  positions = new LedgerPositions(books.database, 'payroll-consumer', 'consumer-1');
});
afterEach(() => books.close());

describe('what the books read last', () => {
  it('is nothing before the first record', async () => {
    expect((await positions.claim(place)).lastRead).toBeUndefined();
  });

  // Planted: rejected records left out of the statement (offset 0 came); the append time not compared; key, headers
  // and value left out of the comparison one by one.
  it('is the record of the highest offset, entry or rejected, known again by its bytes and its time', async () => {
    const last = rawRecord(1, Buffer.from('e1'), Buffer.from('no JSON'));
    await books.applyNext(3, [bonus(0), last]);
    const { lastRead } = await positions.claim(place);
    expect(lastRead?.offset).toBe(1n);
    expect(lastRead?.isSame(last)).toBe(true);
    expect(lastRead?.isSame({ ...last, timestampMs: last.timestampMs + 60_000 })).toBe(false);
    expect(lastRead?.isSame({ ...last, key: Buffer.from('e2') })).toBe(false);
    expect(lastRead?.isSame({ ...last, value: null })).toBe(false);
    expect(lastRead?.isSame({ ...last, headers: [...last.headers, ['x', Buffer.from('y')]] })).toBe(false);
  });

  it('lies below the position, whatever an operator skipped since', async () => {
    await books.applyNext(3, [bonus(0)]);
    const { epoch } = await positions.claim(place);
    await positions.halt({ ...place, epoch }, 'RETENTION_LOSS', 'gone');
    const desk = new PartitionDesk(books.database, { groupId: 'payroll-consumer', topic: place.topic });
    await desk.skipTo({ partition: 3, reason: 'lost', actor: 'olga', offset: 7n }, { low: 5n, high: 9n });
    expect(await positions.claim(place)).toMatchObject({ nextOffset: 7n, lastRead: { offset: 0n } });
  });
});

describe('a cluster that the books do not know', () => {
  // Planted: the look for a former cluster removed; the claim started at offset 0 of the other cluster.
  it('is halted at its first claim, and moves nothing of the known one', async () => {
    await books.applyNext(3, [bonus(0), bonus(1)]);
    const claim = await positions.claim(elsewhere);
    expect(claim).toMatchObject({ nextOffset: 0n, halted: unknown });
    expect(await positions.isHalted(elsewhere)).toBe(true);
    expect(await positions.isHalted(place)).toBe(false);
    expect(await books.applyNext(3, [bonus(2)])).toBe('committed');
  });

  it('is halted for a partition too that the known one never claimed', async () => {
    await books.applyNext(3, [bonus(0)]);
    expect((await positions.claim({ ...elsewhere, partition: 9 })).halted).toEqual(unknown);
  });

  // Planted: the unique index on the live row left out of the migration; both clusters were let in.
  it('is not let in beside another that comes first at the same moment', async () => {
    const first = await Promise.allSettled([positions.claim(place), positions.claim(elsewhere)]);
    const live = first.filter((one) => one.status === 'fulfilled' && one.value.halted === undefined);
    expect(live).toHaveLength(1);
    const again = await Promise.all([positions.claim(place), positions.claim(elsewhere)]);
    expect(again.filter(({ halted }) => halted === undefined)).toHaveLength(1);
  });

  // Planted: the former row kept beside the new one; the chain not taken over.
  it('goes on where the former one stood once an operator says that it is the same log', async () => {
    await books.applyNext(3, [bonus(0), bonus(1)]);
    const before = await positions.claim(place);
    await positions.claim(elsewhere);
    const desk = new PartitionDesk(books.database, { groupId: 'payroll-consumer', topic: place.topic });
    const answer = { partition: 3, reason: 'the brokers moved to new machines', actor: 'olga' };
    expect(await desk.resume(answer)).toMatchObject({ answer: 'resume', from: '2', to: '2' });
    const rows = await books.database.query(
      'select cluster_id, next_offset, chain is not null as chained, halt_code from consumer_position',
    );
    expect(rows).toEqual([{ cluster_id: 'other-cluster', next_offset: '2', chained: true, halt_code: null }]);
    const claim = await positions.claim(elsewhere);
    expect(claim).toMatchObject({ nextOffset: 2n, lastRead: { offset: 1n } });
    expect(claim.epoch).toBeGreaterThan(before.epoch);
    expect((await positions.claim(place)).halted?.code).toBe('CLUSTER_UNKNOWN');
  });
});

describe('a partition whose owner froze while it copied entries', () => {
  // Planted: without end-frozen-copies the claim met the lock of the position until the test's own end; Postgres ends no
  // copy that waits for rows by a time-out of its own.
  it('is claimed by another one, and nothing of the frozen chunk is in the books', async () => {
    const proxy = await freezingProxy(await urlOf(books.database));
    const applicationName = 'books-test';
    const frozen = new Database({ url: proxy.url, applicationName });
    const owner = new LedgerPositions(frozen, 'payroll-consumer', 'frozen');
    const other = new Database({ url: await urlOf(books.database), applicationName, lockTimeoutMs: 500 });
    const successor = new LedgerPositions(other, 'payroll-consumer', 'successor', 300);
    try {
      const { epoch } = await owner.claim(place);
      const records = Array.from({ length: 12_000 }, (_, offset) => bulky(offset));
      const applied = new BatchApplier(frozen, owner).apply({
        ownership: { ...place, epoch },
        expectedOffset: 0n,
        records,
        nextOffset: 12_000n,
        heartbeat: async () => undefined,
      });
      const outcome = applied.catch((fault: unknown) => fault);
      await eventually(() => isCopying('%'), { intervalMs: 1, timeoutMs: 20_000 });
      proxy.freeze();
      await eventually(() => isCopying('ClientRead'));
      const claim = await eventually(() => successor.claim(place), { timeoutMs: 8_000 });
      expect(claim.nextOffset).toBe(0n);
      await proxy.close();
      expect(await outcome).toMatchObject({ transient: true });
      expect(await books.outcomes()).toEqual([]);
    } finally {
      await proxy.close().catch(() => undefined);
      await Promise.all([frozen.close(), other.close()]);
    }
  });
});

function bulky(offset: number) {
  const padding = ['padding', Buffer.alloc(4_096, 'x')] as const;
  const record = bonus(offset);
  return { ...record, headers: [...record.headers, padding] };
}

async function isCopying(waitingFor: string): Promise<boolean> {
  const rows = await books.database.query(
    `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and state = 'active' and query ~ '^\\s*copy entry ' and coalesce(wait_event, '') like $1`,
    [waitingFor],
  );
  return rows.length === 1;
}
