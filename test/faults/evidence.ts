// In: a round whose faults are over. Out: what the oracle judges: the log, the books, the same log replayed, pay by REST.
// Guaranteed: every wait is bounded; what did not come in time is left out, which the oracle calls unknown.
import { setTimeout as pause } from 'node:timers/promises';
import type { Evidence } from './oracle/evidence-of-run.js';
import { readBooks } from './oracle/read-books.js';
import { type Log, readLog } from './oracle/read-log.js';
import { createTestDatabase } from '../support/databases.js';
import { DEPARTMENTS, type Round } from './round.js';
import { positionsOf } from './positions.js';

/** The log's end, once the books have reached it or the bound has passed. */
export async function collect(round: Round, month: string, drainMs: number): Promise<Evidence> {
  const { servers } = round.options;
  const { logBefore } = round;
  // Halted on purpose: the books are held against the log as it was before somebody hurt it.
  if (logBefore !== undefined) {
    const books = await readBooks(round.database.url, round.group, round.topic);
    return {
      journal: round.journal,
      writers: round.writers,
      log: logBefore,
      books,
      replayed: undefined,
      told: undefined,
    };
  }
  const log = await readLog(servers.brokers, round.topic);
  const isDrained = await untilApplied(round.database.url, round.group, log, drainMs);
  const told = isDrained ? await payByRest(round, month) : undefined;
  const books = await readBooks(round.database.url, round.group, round.topic);
  const replayed = isDrained ? await replay(round, log, drainMs) : undefined;
  return { journal: round.journal, writers: round.writers, log, books, replayed, told };
}

async function untilApplied(url: string, group: string, log: Log, withinMs: number): Promise<boolean> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await pause(100)) {
    const positions = await positionsOf(url, group).catch(() => new Map<number, bigint>());
    if ([...log.ends].every(([partition, end]) => (positions.get(partition) ?? 0n) >= end)) return true;
  }
  return false;
}

type Page = { items: { employeeId: string; gross: { amount: string; currency: string }[] }[]; next?: string };

async function payByRest(round: Round, month: string): Promise<Evidence['told']> {
  const rows: { employee: string; currency: string; amount: string }[] = [];
  for (const department of DEPARTMENTS) {
    let cursor: string | undefined;
    do {
      const query = `period=${month}&limit=500${cursor === undefined ? '' : `&cursor=${cursor}`}`;
      const page: Page = await round.rest.read<Page>('payroll', `/v1/departments/${department}/pay?${query}`);
      for (const { employeeId, gross } of page.items)
        for (const { amount, currency } of gross) rows.push({ employee: employeeId, currency, amount });
      cursor = page.next;
    } while (cursor !== undefined);
  }
  return { month: `${month}-01`, rows };
}

/** The topic applied from its first record into empty books by a consumer of its own group. */
async function replay(round: Round, log: Log, withinMs: number): Promise<Evidence['replayed']> {
  const empty = await createTestDatabase();
  const group = `replay-${round.topic}`;
  const consumer = round.startService('payroll-consumer', {
    DATABASE_URL: empty.url,
    WAGELEDGER_CONSUMER_GROUP: group,
  });
  try {
    if (!(await untilApplied(empty.url, group, log, withinMs))) return undefined;
    return await readBooks(empty.url, group, round.topic);
  } finally {
    await consumer.kill();
    await empty.drop();
  }
}
