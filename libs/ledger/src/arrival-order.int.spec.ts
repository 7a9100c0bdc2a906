// The same log, read in another order and cut into other batches, gives the same books: entries, outcomes, winners and
// stored pay. A thousand random people over the whole catalogue, their records spread over two partitions each and some
// of them sent twice, so that winners are taken over and decisions come before their proposals. One reading forgets all it
// knows after each batch, the other is shared by two consumers that remember what they folded.
import { encodeUpdate, updateIdOf, type UpdateType } from '#libs/contracts';
import { periodOf, type PayPeriod } from '#libs/domain';
import type { LogRecord } from '#libs/kafka';
import { openBooks, type Books } from '../../../test/support/books.js';
import { logStartMs } from '../../../test/support/records.js';
import { randomEmployee } from '../../../test/second-opinion/random-employees.js';
import { Random } from '../../../test/second-opinion/random.js';
import { PeriodProjection } from './period-projection.js';
import { bookParts } from './proof/book-parts.js';
import { compareBooks } from './proof/compare-books.js';

const PEOPLE = 1_000;
const PARTITIONS = 4;
const SOURCE = '/random';
const BOUND_MS = 240_000;
const periods = ['2024-02-01', '2026-01-01', '2026-11-01']
  .map((start) => periodOf('monthly', start))
  .filter((period): period is PayPeriod => period !== undefined);

type Unplaced = Pick<LogRecord, 'key' | 'headers' | 'value'>;

/** The records of one person; update ids inside the data follow those that the records will have. */
function recordsOf(seed: number): Unplaced[] {
  const { entries } = randomEmployee(seed);
  const employeeId = `E-${seed}`;
  const idOf = (updateId: string): string => `${seed}/${updateId}`;
  return entries.map(({ type, data, department, actor, updateId }) => {
    const named = entries.reduce(
      (text, other) => text.replaceAll(other.updateId, updateIdOf(SOURCE, idOf(other.updateId))),
      JSON.stringify(data),
    );
    const { key, headers, value } = encodeUpdate({
      type: type as UpdateType,
      employeeId,
      department,
      source: SOURCE,
      id: idOf(updateId),
      actor,
      time: new Date(logStartMs),
      data: JSON.parse(named) as unknown,
    });
    const sorted = Object.entries(headers).sort(([left], [right]) => (left < right ? -1 : 1));
    return { key, headers: sorted, value };
  });
}

/** Per partition its records, offsets without a gap, times that never step back and often are alike. */
function randomLog(random: Random): LogRecord[][] {
  const placed = Array.from({ length: PEOPLE }, (_, person) =>
    recordsOf(person + 1).flatMap((record) => {
      const copies = random.chance(15) ? 2 : 1;
      return Array.from({ length: copies }, () => ({
        record,
        partition: (person + random.below(2)) % PARTITIONS,
      }));
    }),
  ).flat();
  const log: LogRecord[][] = Array.from({ length: PARTITIONS }, () => []);
  random.shuffled(placed).forEach(({ record, partition }, place) => {
    const records = log[partition] ?? [];
    records.push({
      ...record,
      offset: BigInt(records.length),
      timestampMs: logStartMs + Math.floor(place / 3),
    });
  });
  return log;
}

async function read(
  log: LogRecord[][],
  readers: 'forgetful' | Random,
  nextBatch: (left: number[]) => [partition: number, size: number],
) {
  const books = await openBooks();
  const lasting = [books.consumer('one'), books.consumer('two')];
  await new PeriodProjection(books.database).project(periods);
  const at = log.map(() => 0);
  for (;;) {
    const left = log.map((records, partition) => records.length - (at[partition] ?? 0));
    if (left.every((count) => count === 0)) return books;
    const [partition, size] = nextBatch(left);
    const from = at[partition] ?? 0;
    const batch = (log[partition] ?? []).slice(from, from + size);
    const reader = readers === 'forgetful' ? books.consumer() : readers.pick(lasting);
    const { ownership } = await reader.claim(partition);
    expect(await reader.apply(ownership, from, batch)).toBe('committed');
    at[partition] = from + batch.length;
  }
}

async function differences(one: Books, other: Books, log: LogRecord[][]) {
  const at = {
    group: 'payroll-consumer',
    topic: 'salary-updates',
    clusterId: 'test-cluster',
    ends: new Map(log.map((records, partition) => [partition, BigInt(records.length)])),
  };
  const parts = bookParts(at, undefined);
  const snapshot = { isolation: 'REPEATABLE READ', readOnly: true } as const;
  return one.database.transaction(
    (left) => other.database.transaction((right) => compareBooks(left, right, parts), snapshot),
    snapshot,
  );
}

describe('the same log', () => {
  // Planted: winners elected by arrival (`on conflict do nothing`): outcomes and computed pay differed; a fold in the order
  // of arrival: computed pay differed; a fold remembered whatever version was locked, or with its added entries left out
  // where a winner lost its place to one: computed pay differed.
  it(
    'gives the same books whatever the order of arrival and the cut into batches',
    async () => {
      const random = new Random(20261123);
      const log = randomLog(random);
      const straight = await read(log, 'forgetful', (left) => [left.findIndex((count) => count > 0), 2_000]);
      const mixed = await read(log, random, (left) => {
        const open = left.flatMap((count, partition) => (count > 0 ? [partition] : []));
        return [random.pick(open), 1 + random.below(400)];
      });
      const compared = await differences(straight, mixed, log);
      expect(compared.filter(({ firstDifference }) => firstDifference !== undefined)).toEqual([]);
      const rows = Object.fromEntries(compared.map(({ part, rows: counted }) => [part, counted.live]));
      expect(rows['entries']).toBeGreaterThan(5 * PEOPLE);
      expect(rows['computed pay']).toBeGreaterThan(PEOPLE / 2);
      await Promise.all([straight.close(), mixed.close()]);
    },
    BOUND_MS,
  );
});
