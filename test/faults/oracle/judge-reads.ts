import { type Ask, type Winner } from './evidence-of-run.js';
import { bonusesPaid } from './expected-pay.js';
import type { Journal } from './journal.js';
import { countedUpdate } from './judge-money.js';

/** Point 7: what a reader sees never goes back in any partition. */
export function askReads({ seen }: Journal, ask: Ask): void {
  const reached = new Map<string, number>();
  for (const { asOf } of seen)
    for (const [partition, next] of Object.entries(asOf)) {
      ask(
        'reads-forward',
        next >= (reached.get(partition) ?? 0),
        () => `a read of partition ${partition} went back to ${next}`,
      );
      reached.set(partition, next);
    }
}

/**
 * Point 7 as well: every read holds exactly what the log holds below the offsets that it names. Lines alone need not
 * grow: the bonus that another department granted counts until the employee's hire is read and makes it wait.
 */
export function askReadsHeld(
  { seen }: Journal,
  winnersOf: (records: readonly Winner[]) => ReadonlyMap<string, Winner>,
  stamped: readonly Winner[],
  ask: Ask,
): void {
  const records = new Map<string, Winner[]>();
  for (const record of stamped) {
    const own = records.get(String(record.key)) ?? [];
    own.push(record);
    records.set(String(record.key), own);
  }
  for (const { asOf, employee, month, bonuses } of seen) {
    const below = (records.get(employee) ?? []).filter(
      ({ partition, offset }) => offset < BigInt(asOf[partition] ?? 0),
    );
    const due = bonusesPaid([...winnersOf(below).values()].map(countedUpdate), `${month}-01`);
    ask(
      'reads-forward',
      bonuses === due,
      () => `the pay of ${employee} as of ${JSON.stringify(asOf)} shows ${bonuses} bonuses, due are ${due}`,
    );
  }
}
