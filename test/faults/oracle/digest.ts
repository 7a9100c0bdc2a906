import { createHash } from 'node:crypto';
import { placeOf } from './evidence-of-run.js';
import type { Books } from './read-books.js';

export type Digest = Record<'entries' | 'winners' | 'rejected' | 'gaps' | 'pay', string>;

/** Point 8: the books in a form that does not depend on the order of arrival. */
export function digestOf(books: Books): Digest {
  const hash = (rows: string[]): string => createHash('sha256').update(rows.sort().join('\n')).digest('hex');
  return {
    entries: hash(
      books.entries.map(
        (entry) =>
          `${placeOf(entry)} ${entry.updateId} ${entry.recordedAtMs} ${JSON.stringify(entry.data)} ${entry.value.toString('hex')}`,
      ),
    ),
    winners: hash([...books.winners].map(([id, place]) => `${id} ${placeOf(place)}`)),
    rejected: hash(
      books.rejected.map((record) => `${placeOf(record)} ${record.code} ${record.value?.toString('hex')}`),
    ),
    gaps: hash(
      books.gaps.flatMap(({ partition, first, next, kind }) =>
        Array.from(
          { length: Number(next - first) },
          (_, step) => `${partition}:${first + BigInt(step)} ${kind}`,
        ),
      ),
    ),
    pay: hash(
      books.pay.map(({ employee, start, currency, amount }) => `${employee} ${start} ${currency} ${amount}`),
    ),
  };
}
