// What holds for every history, 1,000 random ones per property, beside a second computation that shares no code with the
// first: day by day, in whole numbers, with the calendar of the runtime.
// How employments and salaries come about is the fold's; the second computation begins at the timeline that it gives.
// Planted, each seen failing here: no sort, repeats kept, segments not cut at the employment, days in every period taken as 30.
import * as fc from 'fast-check';
import { month, payOf } from '../../../test/support/computed-pay.js';
import {
  bonus,
  canonicalJson,
  hire,
  leaving,
  salary,
  transfer,
  wage,
} from '../../../test/support/entries.js';
import type { PayComputation } from './compute-pay.js';
import type { Entry } from './entry.js';
import { addMoney, type Money, type RoundingMode } from './money.js';
import type { PayPeriod } from './period.js';
import { fold, type Timeline } from './timeline.js';

const decimals: Record<string, number> = { EUR: 2, JPY: 0, KWD: 3, CLF: 4 };
const dayMs = 86_400_000;
const dateAt = (from: string, days: number) =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

const date = fc.integer({ min: 0, max: 150 }).map((days) => dateAt('2026-09-15', days));
const department = fc.constantFrom('sales', 'labs', 'city');
const money = fc
  .tuple(fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'), fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.boolean())
  .map(([currency, units, isRound]) => {
    const exponent = decimals[currency]!;
    const digits = `${isRound ? 300_000n : units}`.padStart(exponent + 1, '0');
    return `${digits.slice(0, digits.length - exponent)}${exponent === 0 ? '' : '.'}${exponent === 0 ? '' : digits.slice(-exponent)} ${currency}`;
  });
const place = fc.record({
  on: date,
  department,
  partition: fc.integer({ min: 0, max: 2 }),
  recordedAtMs: fc.integer({ min: 1, max: 3 }),
});
const hours = fc.constantFrom('40', '37.5', '19.25', '0.01');
const entryAt = (at: number): fc.Arbitrary<Entry> =>
  fc.oneof(
    { weight: 1, arbitrary: place.map((where) => hire({ ...where, at })) },
    {
      weight: 2,
      arbitrary: fc.tuple(place, department).map(([where, to]) => transfer({ ...where, at, to })),
    },
    { weight: 1, arbitrary: place.map((where) => leaving({ ...where, at })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(place, money, fc.constantFrom('year' as const, 'month' as const))
        .map(([where, amount, per]) => salary({ ...where, at, amount, per })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(place, money, hours)
        .map(([where, amount, hoursPerWeek]) => wage({ ...where, at, amount, hoursPerWeek })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(place, money).map(([where, amount]) => bonus({ ...where, at, amount })),
    },
  );
const history = fc
  .integer({ min: 1, max: 9 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => entryAt(at))));
const rounding = fc.constantFrom<RoundingMode>('HALF_UP', 'HALF_EVEN');
const period = fc
  .constantFrom('2026-08', '2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03')
  .map((id) => month(id));
const runs = { numRuns: 1_000 };

const total = (amounts: readonly Money[], currency: string) =>
  amounts.reduce((sum, amount) => addMoney(sum, amount), { amount: '0', currency });

describe('the order of arrival', () => {
  const arrivals = history.chain((entries) =>
    fc.tuple(
      fc.constant(entries),
      fc.array(fc.nat(entries.length - 1), { maxLength: 6 }).chain((again) =>
        fc.shuffledSubarray([...entries, ...again.map((index) => ({ ...entries[index]! }))], {
          minLength: entries.length + again.length,
        }),
      ),
    ),
  );

  it('and any repeats change neither the timeline nor the pay', () => {
    fc.assert(
      fc.property(arrivals, period, rounding, ([entries, arrived], pay, mode) => {
        expect(canonicalJson(fold(arrived))).toBe(canonicalJson(fold(entries)));
        expect(canonicalJson(payOf(arrived, pay, mode))).toBe(canonicalJson(payOf(entries, pay, mode)));
      }),
      runs,
    );
  });
});

describe('lines', () => {
  it('sum to the gross of their currency, and every currency of a line is in the gross', () => {
    fc.assert(
      fc.property(history, period, rounding, (entries, pay, mode) => {
        const { lines, gross } = payOf(entries, pay, mode);
        expect(gross.map(({ currency }) => currency)).toEqual(
          [...new Set(lines.map(({ amount }) => amount.currency))].sort(),
        );
        for (const sum of gross) {
          const own = lines.map(({ amount }) => amount).filter(({ currency }) => currency === sum.currency);
          expect(total(own, sum.currency)).toEqual(total([sum], sum.currency));
        }
      }),
      runs,
    );
  });

  it('never overlap, never leave the period, and cover every employed day with a salary once', () => {
    fc.assert(
      fc.property(history, period, (entries, pay) => {
        const base = payOf(entries, pay, 'HALF_UP').lines.filter(({ kind }) => kind === 'base');
        base.forEach(({ earned, quantity }, index) => {
          expect(earned.start >= (base[index - 1]?.earned.end ?? pay.start)).toBe(true);
          expect(earned.end <= pay.end && earned.start < earned.end).toBe(true);
          expect(quantity).toBe(`${(Date.parse(earned.end) - Date.parse(earned.start)) / dayMs}`);
        });
      }),
      runs,
    );
  });
});

/** A second computation, for comparison. Amounts are whole numbers of 10^-4; annual amounts of 10^-6, for the hours. */
function secondOpinion(timeline: Timeline, pay: PayPeriod, mode: RoundingMode) {
  const daysInPeriod = (Date.parse(pay.end) - Date.parse(pay.start)) / dayMs;
  const stretches: {
    from: string;
    days: number;
    department: string;
    update: string;
    rate: string;
    annual: bigint;
  }[] = [];
  let before = '';
  for (let day = 0; day < daysInPeriod; day += 1) {
    const today = dateAt(pay.start, day);
    const holds = ({ start, end }: { start: string; end: string | null }) =>
      start <= today && (end === null || today < end);
    const employer = timeline.employments.filter(holds).at(-1);
    const rate = timeline.salaries.filter(holds).at(-1);
    const update = `${rate?.sources[0]?.updateId}`;
    const now = employer && rate ? `${timeline.employments.indexOf(employer)} ${update}` : '';
    if (employer !== undefined && rate !== undefined) {
      if (now === before) stretches.at(-1)!.days += 1;
      else {
        const annual = annualMillionths(rate.salary);
        const { currency } = rate.salary.amount;
        const { department: place } = employer;
        stretches.push({
          from: today,
          days: 1,
          department: place,
          update,
          rate: `${annual} ${currency}`,
          annual,
        });
      }
    }
    before = now;
  }
  const paidOf = new Map<string, bigint>();
  return stretches.map((stretch, index) => {
    const currency = stretch.rate.split(' ')[1]!;
    const unit = 10n ** BigInt(6 - decimals[currency]!);
    const minorUnits = (days: number) =>
      divideRounded(stretch.annual * BigInt(days), 12n * BigInt(daysInPeriod) * unit, mode);
    const sameRate = stretches.filter(({ rate }) => rate === stretch.rate);
    const isLast = !stretches.slice(index + 1).some(({ rate }) => rate === stretch.rate);
    const paid = paidOf.get(stretch.rate) ?? 0n;
    const units = isLast
      ? minorUnits(sameRate.reduce((sum, { days }) => sum + days, 0)) - paid
      : minorUnits(stretch.days);
    paidOf.set(stretch.rate, paid + units);
    return `${stretch.from} ${stretch.days} ${stretch.department} ${stretch.update} ${units} ${currency}`;
  });
}

function annualMillionths(salary: Timeline['salaries'][number]['salary']): bigint {
  const [integer, fraction = ''] = salary.amount.amount.split('.');
  const tenThousandths = BigInt(integer + fraction.padEnd(4, '0'));
  if (salary.per !== 'hour') return tenThousandths * (salary.per === 'year' ? 100n : 1_200n);
  const [whole = '', part = ''] = salary.hoursPerWeek.split('.');
  return tenThousandths * BigInt(whole + part.padEnd(2, '0')) * 52n;
}

/** Division of non-negative whole numbers, halves up or to even. */
function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const floor = numerator / denominator;
  const twice = 2n * (numerator - floor * denominator);
  const up = twice > denominator || (twice === denominator && (mode === 'HALF_UP' || floor % 2n === 1n));
  return up ? floor + 1n : floor;
}

function comparable({ lines }: PayComputation): string[] {
  return lines
    .filter(({ kind }) => kind === 'base')
    .map(({ amount, department, earned, quantity, sources }) => {
      const units = BigInt(amount.amount.replace('.', ''));
      return `${earned.start} ${quantity} ${department} ${sources[0]?.updateId} ${units} ${amount.currency}`;
    });
}

describe('a second computation, day by day in whole numbers', () => {
  it('agrees on every base line: days, department, source and amount to the last unit', () => {
    fc.assert(
      fc.property(history, period, rounding, (entries, pay, mode) => {
        expect(comparable(payOf(entries, pay, mode))).toEqual(secondOpinion(fold(entries), pay, mode));
      }),
      { numRuns: 2_000 },
    );
  });

  it('agrees on every bonus: the lines are exactly the bonuses whose pay date lies in the period', () => {
    fc.assert(
      fc.property(history, period, (entries, pay) => {
        const paid = payOf(entries, pay, 'HALF_UP').lines.filter(({ kind }) => kind === 'bonus');
        const granted = fold(entries).bonuses.filter(
          ({ payDate }) => payDate >= pay.start && payDate < pay.end,
        );
        const updates = (all: readonly (string | undefined)[]) => new Set(all);
        expect(paid).toHaveLength(granted.length);
        expect(updates(paid.map(({ sources }) => sources[0]?.updateId))).toEqual(
          updates(granted.map(({ source }) => source.updateId)),
        );
      }),
      runs,
    );
  });
});
