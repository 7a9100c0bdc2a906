// In: what a period gives by what is known now, and the lines that were paid for it before, corrections included. Out: what
// is still to be paid, or to be taken back, as retro lines.
// Guaranteed: recalculated − paid, per department and currency, to the last unit; a second pass over what the first one
// paid gives nothing. Nothing comes before a hire, because nothing is computed there; retro lines are never recalculated.
import type { Decimal } from 'decimal.js';
import type { PayComputation } from './compute-pay.js';
import type { Source } from './entry-fields.js';
import { exactAmount, exactDecimal, zero } from './money.js';
import type { PayLine } from './pay-line.js';

/** One department's pay in one currency: what it should have been minus what was paid. */
type Difference = {
  readonly department: string;
  readonly currency: string;
  delta: Decimal;
  readonly recalculated: PayLine[];
  readonly paid: PayLine[];
};

/**
 * The differences between the recalculated pay of a period and the lines paid for it, one retro line per department and
 * currency, sorted; those of zero are left out. Each names the updates that only one side knows.
 * `paid` are the lines of the period's own run that are no retro lines, and the retro lines of every run for this period.
 * An adjustment counts for the period that paid it, whenever it was earned: set off against the period that it was earned
 * in, it would be taken back there and paid again.
 */
export function retroOf(recalculated: PayComputation, paid: readonly PayLine[]): PayLine[] {
  const differences = new Map<string, Difference>();
  for (const line of recalculated.lines) {
    const difference = differenceOf(differences, line);
    difference.delta = difference.delta.plus(exactDecimal(line.amount.amount));
    difference.recalculated.push(line);
  }
  for (const line of paid) {
    const difference = differenceOf(differences, line);
    difference.delta = difference.delta.minus(exactDecimal(line.amount.amount));
    difference.paid.push(line);
  }
  const { start, end } = recalculated.period;
  return [...differences]
    .filter(([, { delta }]) => !delta.isZero())
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, difference]) => ({
      kind: 'retro',
      amount: {
        amount: exactAmount(difference.delta, difference.currency),
        currency: difference.currency,
      },
      department: difference.department,
      earned: { start, end },
      sources: sourcesOfChange(difference),
    }));
}

function differenceOf(differences: Map<string, Difference>, { department, amount }: PayLine): Difference {
  const { currency } = amount;
  const key = `${department} ${currency}`;
  const known = differences.get(key);
  if (known !== undefined) return known;
  const added: Difference = { department, currency, delta: zero, recalculated: [], paid: [] };
  differences.set(key, added);
  return added;
}

/** What came or went: updates behind one side alone. Where both name the same (only an end or a rule changed), all of them. */
function sourcesOfChange({ recalculated, paid }: Difference): Source[] {
  const now = sourcesById(recalculated);
  const before = sourcesById(paid);
  const changed = [...before, ...now].filter(([id]) => now.has(id) !== before.has(id));
  const named = changed.length > 0 ? changed : [...now];
  return named.map(([, source]) => source);
}

function sourcesById(lines: readonly PayLine[]): Map<string, Source> {
  return new Map(lines.flatMap(({ sources }) => sources).map((source) => [source.updateId, source]));
}
