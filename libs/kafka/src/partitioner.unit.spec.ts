import fc from 'fast-check';
import { partitionFor } from './partitioner.js';

const employeeId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/);
const partitions = fc.uniqueArray(fc.nat(200), { minLength: 1, maxLength: 12 });
const people = (count: number): string[] => Array.from({ length: count }, (_, i) => `employee_${i}`);

describe('partitionFor', () => {
  // From another implementation of the docstring, in Python:
  // max(ps, key=lambda p: (int.from_bytes(sha256(f'{e}\n{p}'.encode()).digest()[:8], 'big'), -p))
  it.each([
    ['e1', [0, 1, 2], 1],
    ['employee_id_123', [3, 4, 5, 6], 5],
    ['Zoë', [0, 7, 11], 7],
    ['A-17.b', [23], 23],
  ])('puts %s of %j on the partition that every language computes', (id, owned, expected) => {
    expect(partitionFor(id, owned)).toBe(expected);
  });

  it('does not depend on the order in which the partitions are named', () => {
    fc.assert(
      fc.property(employeeId, partitions, (id, owned) => {
        expect(partitionFor(id, owned.toReversed())).toBe(partitionFor(id, owned));
      }),
    );
  });

  it('moves an employee only to the partition that joined', () => {
    fc.assert(
      fc.property(employeeId, partitions, fc.nat(200), (id, owned, joined) => {
        const before = partitionFor(id, owned);
        expect([before, joined]).toContain(partitionFor(id, [...owned, joined]));
      }),
    );
  });

  it('moves about one in n employees when the n-th partition joins', () => {
    const before = people(4_000).map((id) => partitionFor(id, [2, 5, 9]));
    const after = people(4_000).map((id) => partitionFor(id, [2, 5, 9, 14]));
    const moved = after.filter((partition, i) => partition !== before[i]).length;
    expect(moved / 4_000).toBeGreaterThan(0.22);
    expect(moved / 4_000).toBeLessThan(0.28);
  });

  it('spreads employees evenly', () => {
    const counts = new Map<number, number>();
    for (const id of people(8_000)) {
      const partition = partitionFor(id, [0, 1, 2, 3]);
      counts.set(partition, (counts.get(partition) ?? 0) + 1);
    }
    for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(160);
  });

  it('refuses a department without partitions', () => {
    expect(() => partitionFor('e1', [])).toThrow(RangeError);
  });
});
