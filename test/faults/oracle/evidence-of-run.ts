// What the oracle is given, and what it says. Plain types and the names of its points.
import type { Journal } from './journal.js';
import type { Books } from './read-books.js';
import type { Log, LoggedRecord } from './read-log.js';

export const points = [
  'accepted-once',
  'unknown-at-most-once',
  'no-phantom',
  'offsets-accounted',
  'money',
  'order',
  'reads-forward',
  'replay',
  'drained',
  'owner-wrote',
] as const;
export type Point = (typeof points)[number];
export type Finding = { point: Point; kind: 'violation' | 'unknown'; detail: string };

export type Evidence = {
  journal: Journal;
  /** The process behind each login that writes the books. */
  writers: ReadonlyMap<string, number>;
  log: Log;
  books: Books;
  /** The same log applied into empty books; undefined where that did not come to an end. */
  replayed: Books | undefined;
  /** Gross pay of `month` over REST: employee, currency, amount. */
  told: { month: string; rows: { employee: string; currency: string; amount: string }[] } | undefined;
};

export type Winner = LoggedRecord & { recordedAtMs: number };
export type Ask = (point: Point, holds: boolean, detail: () => string) => void;

/** partition:offset as one text. */
export function placeOf({ partition, offset }: { partition: number; offset: bigint | undefined }): string {
  return `${partition}:${offset}`;
}
