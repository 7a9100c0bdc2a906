// In: the bonuses of a period, the timeline and the period's base lines. Out: a line per bonus and currency, and a doubt per
// bonus whose base is unknown.
// Guaranteed: an amount is paid as granted; a percentage is taken of the named base at full precision and rounded once.
import type { Anomaly } from '../anomaly.js';
import { divisorOf } from '../divisor.js';
import type { Source } from '../entry-fields.js';
import { exponentOf, sumByCurrency, type Money } from '../money.js';
import type { PayLine } from '../pay-line.js';
import type { PayPolicy } from '../pay-policy.js';
import { addDays } from '../plain-date.js';
import { inverse, rational, roundedText, timesRational, type Rational } from '../rational.js';
import { annualFraction, type SalaryInterval } from '../salary.js';
import type { PayFacts } from '../timeline.js';
import type { Bonus, PercentBase, PercentBonus } from '../updates/bonus-granted.js';

/** What a percentage is taken of: exact, one per currency. */
type Base = { readonly value: Rational; readonly currency: string; readonly sources: readonly Source[] };

/** What the bonuses of a period are paid in. */
export type BonusPay = { readonly lines: readonly PayLine[]; readonly anomalies: readonly Anomaly[] };

/**
 * The lines of the bonuses, each earned on its pay date; nothing is prorated but what a base says of itself. The base lines
 * are asked for only where a bonus is a percentage of them.
 */
export function bonusLines(
  bonuses: readonly Bonus[],
  timeline: PayFacts,
  base: () => readonly PayLine[],
  policy: PayPolicy,
): BonusPay {
  const lines: PayLine[] = [];
  const anomalies: Anomaly[] = [];
  for (const bonus of bonuses) {
    if (bonus.amount !== undefined) {
      lines.push(lineOf(bonus, bonus.amount, [bonus.source]));
      continue;
    }
    const bases = basesOf(bonus, timeline, base, policy);
    if (bases.length === 0) anomalies.push(withoutBase(bonus));
    for (const { value, currency, sources } of bases) {
      const part = timesRational(value, rational(bonus.percent, percentWhole));
      const amount = { amount: roundedText(part, exponentOf(currency), policy.rounding), currency };
      lines.push({
        ...lineOf(bonus, amount, [bonus.source, ...sources]),
        share: { percent: bonus.percent, of: bonus.of },
      });
    }
  }
  return { lines, anomalies };
}

const percentWhole = '100';

function lineOf(bonus: Bonus, amount: Money, sources: readonly Source[]): PayLine {
  return {
    kind: 'bonus',
    amount,
    department: bonus.department,
    earned: { start: bonus.payDate, end: addDays(bonus.payDate, 1) },
    ...(bonus.code === undefined ? {} : { code: bonus.code }),
    sources,
  };
}

function basesOf(
  bonus: PercentBonus,
  { salaries }: PayFacts,
  base: () => readonly PayLine[],
  policy: PayPolicy,
): Base[] {
  if (bonus.of === 'proratedPeriodSalary') return basesOfLines(base());
  const inForce = salaries.find(
    ({ start, end }) => start <= bonus.payDate && (end === null || bonus.payDate < end),
  );
  return inForce === undefined ? [] : [baseOfSalary(inForce, bonus.of, policy)];
}

/** The period's base lines, summed per currency; each currency with the updates that its own lines come from. */
function basesOfLines(base: readonly PayLine[]): Base[] {
  return sumByCurrency(base.map(({ amount }) => amount)).map(({ amount, currency }) => {
    const lines = base.filter((line) => line.amount.currency === currency);
    return { value: rational(amount), currency, sources: distinctSources(lines) };
  });
}

function baseOfSalary(
  { salary, sources }: SalaryInterval,
  of: Exclude<PercentBase, 'proratedPeriodSalary'>,
  policy: PayPolicy,
): Base {
  const annual = annualFraction(salary);
  const value = of === 'annualSalary' ? annual : timesRational(annual, inverse(divisorOf(policy.divisor)));
  return { value, currency: salary.amount.currency, sources };
}

function distinctSources(lines: readonly PayLine[]): Source[] {
  const all = lines.flatMap(({ sources }) => sources);
  return [...new Map(all.map((source) => [source.updateId, source])).values()];
}

function withoutBase({ percent, of, payDate, source }: PercentBonus): Anomaly {
  const detail = `${percent} % of ${of} on ${payDate}: there is no such salary, so nothing is paid`;
  return { code: 'SALARY_MISSING', detail, updateId: source.updateId };
}
