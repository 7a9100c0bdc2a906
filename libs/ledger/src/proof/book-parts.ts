/**
 * The books in parts, each a sequence of lines that two books can be compared by. In: a snapshot. Out: lines in one order
 * and one spelling everywhere. Guaranteed: memory is a page of rows.
 */
import { streamRows, type Tx } from '#libs/database';
import { foldOrdered, noEntries, type PayPeriod } from '#libs/domain';
import { loadEntries } from '../load-entries.js';
import { loadRules } from '../pay-rules.js';
import { payRowsOf } from '../project-pay.js';
import {
  employeesWithEntries,
  entryLines,
  gapLines,
  headLines,
  outcomeLines,
  payLines,
  rejectedLines,
} from '../sql/book-parts.js';

export type Line = { readonly where: string; readonly line: string };
export type BookPart = { readonly name: string; readonly lines: (tx: Tx) => AsyncGenerator<Line> };

export type BooksAt = {
  readonly group: string;
  readonly topic: string;
  readonly clusterId: string;
  readonly ends: ReadonlyMap<number, bigint>;
};

const employeesPerPage = 500;

/** Everything that the same log must give again; with `period`, also everybody's pay of it, folded from the entries. */
export function bookParts(at: BooksAt, period: PayPeriod | undefined): BookPart[] {
  const byPartition = (sql: string) =>
    async function* (tx: Tx): AsyncGenerator<Line> {
      for (const [partition, end] of at.ends) yield* streamRows<Line>(tx, sql, [partition, end]);
    };
  const parts: BookPart[] = [
    { name: 'entries', lines: byPartition(entryLines) },
    { name: 'outcomes', lines: byPartition(outcomeLines) },
    { name: 'rejected', lines: byPartition(rejectedLines) },
    { name: 'gaps', lines: byPartition(gapLines) },
    { name: 'positions', lines: (tx) => streamRows<Line>(tx, headLines, [at.group, at.topic, at.clusterId]) },
    { name: 'computed pay', lines: (tx) => streamRows<Line>(tx, payLines) },
  ];
  if (period !== undefined)
    parts.push({ name: `pay of ${period.start.slice(0, 7)}`, lines: (tx) => foldedPay(tx, period) });
  return parts;
}

async function* foldedPay(tx: Tx, period: PayPeriod): AsyncGenerator<Line> {
  const rules = await loadRules(tx);
  for (let last = ''; ;) {
    const page = await tx.query<{ employeeId: string }>(employeesWithEntries, [last, employeesPerPage]);
    const ids = page.map(({ employeeId }) => employeeId);
    const entries = await loadEntries(tx, ids);
    for (const id of ids)
      for (const { department, currencies, amounts } of payRowsOf(
        id,
        foldOrdered(entries.get(id) ?? noEntries, rules.fold),
        [period],
        rules,
      ))
        yield {
          where: `${id} ${period.start} ${department}`,
          line: JSON.stringify([id, department, currencies, amounts]),
        };
    if (ids.length < employeesPerPage) return;
    last = ids.at(-1) ?? last;
  }
}
