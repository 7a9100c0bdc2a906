import { openBooks, type Books, type Consumer } from '../../../test/support/books.js';
import { bonusRecord, hireRecord, logStartMs, rawRecord } from '../../../test/support/records.js';
import type { AppliedChunk } from './apply-batch.js';
import { PeriodProjection } from './period-projection.js';

const bonus = (id: string, amount: string, recordedAtMs = logStartMs, offset = 0) =>
  bonusRecord({ offset, id, on: '2026-11-15', amount, recordedAtMs });

describe('short chunks of several partitions at once', () => {
  let books: Books;
  let told: AppliedChunk[];
  let consumer: Consumer;
  beforeEach(async () => {
    books = await openBooks();
    await new PeriodProjection(books.database).rollOn('2026-11-23');
    told = [];
    consumer = books.consumer('consumer-1', (chunk) => told.push(chunk));
  });
  afterEach(() => books.close());

  const owned = async (...partitions: number[]) =>
    Promise.all(partitions.map(async (partition) => (await consumer.claim(partition)).ownership));
  const transactions = async () => {
    const rows = await books.database.query<{ xmin: string }>(
      'select distinct xmin::text from consumer_position where next_offset > 0',
    );
    return rows.length;
  };

  // Planted: the header of each copy kept in joinCopies.
  it('share one transaction, and pay as if each had its own', async () => {
    const owns = await owned(0, 1, 2);
    const outcomes = await Promise.all(
      owns.map((ownership, at) =>
        consumer.apply(ownership, 0, [
          hireRecord({ offset: 0, employee: `E-${at}`, id: `hire-${at}`, on: '2026-01-01' }),
          bonusRecord({
            offset: 1,
            employee: `E-${at}`,
            id: `bonus-${at}`,
            on: '2026-11-15',
            amount: '10.00',
          }),
          rawRecord(2, null, null),
        ]),
      ),
    );
    expect(outcomes).toEqual(['committed', 'committed', 'committed']);
    expect(await transactions()).toBe(1);
    for (const at of [0, 1, 2]) expect(await books.pay()).toContain(`E-${at} 2026-11-01 sales {EUR}{10.00}`);
    expect(told.map(({ partition, counts }) => [partition, counts.applied, counts.rejected])).toEqual([
      [0, 2, 1],
      [1, 2, 1],
      [2, 2, 1],
    ]);
  });

  // Planted: `rows.length > 0` instead of the comparison with the number of moves: the chunk of the zombie is written;
  // the fence returned instead of thrown: the transaction commits the positions of the others without their chunks.
  it('write nothing of the partition that somebody else has claimed, and all of the others', async () => {
    const [kept, lost, also] = await owned(0, 1, 2);
    await books.consumer('successor').claim(1);
    const outcomes = await Promise.all([
      consumer.apply(kept!, 0, [bonus('a', '1.00')]),
      consumer.apply(lost!, 0, [bonus('b', '1.00')]),
      consumer.apply(also!, 0, [bonus('c', '1.00')]),
    ]);
    expect(outcomes).toEqual(['committed', 'fenced', 'committed']);
    expect(await books.outcomes()).toEqual(['0:0 applied', '2:0 applied']);
    expect(told.map(({ partition }) => partition).sort((one, other) => one - other)).toEqual([0, 2]);
  });

  // Planted: the fault of the round given to all of it.
  it('leave a fault to the partition whose chunk it is', async () => {
    const [sound, spoilt] = await owned(0, 1);
    await books.applyNext(2, [bonus('other', '1.00')]);
    await books.database.query(`
      insert into entry (partition, "offset", update_id, type, type_version, employee_id, department, effective_date,
                         recorded_at, source, actor, data, fingerprint, key, headers, value, chain)
      select 1, "offset", update_id, type, type_version, employee_id, department, effective_date,
             recorded_at, source, actor, data, fingerprint, key, headers, value, chain from entry where partition = 2`);
    const [one, other] = await Promise.allSettled([
      consumer.apply(sound!, 0, [bonus('a', '1.00')]),
      consumer.apply(spoilt!, 0, [bonus('b', '1.00')]),
    ]);
    expect(one).toMatchObject({ value: 'committed' });
    expect(other).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/entry/) } });
  });

  // Planted: the first one met kept as the candidate; the places of the former winners not told.
  it.each([
    ['the earlier one first', [0, 5]],
    ['the later one first', [5, 0]],
  ])(
    'elect the record that the log took first where two hold one update id: %s',
    async (_, [left, right]) => {
      const owns = await owned(0, 1, 2);
      await consumer.apply(owns[2]!, 0, [bonus('known', '7.00', logStartMs + 9)]);
      told.length = 0;
      await Promise.all([
        consumer.apply(owns[0]!, 0, [
          bonus('same', '1.00', logStartMs + left!),
          bonus('known', '7.00', logStartMs + left!, 1),
        ]),
        consumer.apply(owns[1]!, 0, [
          bonus('same', '2.00', logStartMs + right!),
          bonus('known', '8.00', logStartMs + right!, 1),
        ]),
      ]);
      expect(await transactions()).toBe(2);
      const firstWins = left! < right!;
      expect(await books.outcomes()).toEqual([
        ...(firstWins
          ? ['0:0 applied', '0:1 applied', '1:0 conflict', '1:1 conflict']
          : ['0:0 conflict', '0:1 conflict', '1:0 applied', '1:1 applied']),
        `2:0 ${firstWins ? 'duplicate' : 'conflict'}`,
      ]);
      const counts = told.map((chunk) => ({ ...chunk.counts }));
      const winner = { applied: 1, duplicate: 1, conflict: 0, rejected: 0 };
      const loser = { applied: 0, duplicate: 0, conflict: 2, rejected: 0 };
      expect(counts).toEqual(firstWins ? [winner, loser] : [loser, winner]);
      expect(await books.pay()).toEqual([`E-1 2026-11-01 sales {EUR}{${firstWins ? '8.00' : '10.00'}}`]);
    },
  );
});
