// In: an employee id and the partitions that the department owns. Out: the one partition for that employee.
// Guaranteed: pure, the same in every process and language; a partition that joins takes about 1/n of the employees
// and nobody moves between the others.
import { hash } from 'node:crypto';

/**
 * The partition of an employee among those of the department (rendezvous hash, also called highest random weight).
 *
 * weight(p) = the first 8 bytes, as an unsigned big-endian integer, of SHA-256 over the UTF-8 bytes of
 * `<employeeId>` LF `<p in decimal>`. The partition with the highest weight wins; a tie goes to the lowest partition.
 * The order of `partitions` plays no part. Throws RangeError for an empty list.
 */
export function partitionFor(employeeId: string, partitions: readonly number[]): number {
  const [first, ...others] = partitions;
  if (first === undefined) throw new RangeError('a department owns at least one partition');
  if (others.length === 0) return first;
  let winner = first;
  let highest = weightOf(employeeId, first);
  for (const partition of others) {
    const weight = weightOf(employeeId, partition);
    if (weight > highest || (weight === highest && partition < winner)) {
      winner = partition;
      highest = weight;
    }
  }
  return winner;
}

/** As hexadecimal digits of one length, whose order as text is that of the numbers. */
function weightOf(employeeId: string, partition: number): string {
  return hash('sha256', `${employeeId}\n${partition}`).slice(0, 16);
}
