// What each proration method conserves, over random salaries, schedules, policies and cuts, against whole-number arithmetic
// that shares no code with the product.
// Planted, each seen failing here: no residue for the last segment, a unit
// doubled at a cut, the divisor rounded to a decimal before use.
import * as fc from 'fast-check';
import { policyOf } from '../../../../test/support/computed-pay.js';
import { employment, salaryOf, timelineOf } from '../../../../test/support/timelines.js';
import { computePay, type PayComputation } from '../compute-pay.js';
import { addMoney, type Money, type RoundingMode } from '../money.js';
import { payByDepartment } from '../pay-by-department.js';
import type { PayPolicy, Proration } from '../pay-policy.js';
import { paySchedules, periodContaining, type PayPeriod } from '../period.js';

const dayMs = 86_400_000;
const days = ({ start, end }: { start: string; end: string }) =>
  (Date.parse(end) - Date.parse(start)) / dayMs;
const dateAt = (from: string, offset: number) =>
  new Date(Date.parse(from) + offset * dayMs).toISOString().slice(0, 10);
const runs = { numRuns: 1_000 };

const decimals: Record<string, number> = { EUR: 2, JPY: 0, KWD: 3, CLF: 4 };
const annualUnits = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 9n }),
  fc.constantFrom(6_000_000n, 10_000_000n, 36_500n, 1n, 26n, 12n),
);
const currency = fc.constantFrom(...Object.keys(decimals));
const period = fc
  .tuple(fc.constantFrom(...paySchedules), fc.integer({ min: 0, max: 2_200 }))
  .map(([schedule, day]) => periodContaining(schedule, dateAt('2024-01-01', day))!);
const divisors: Record<string, [bigint, bigint]> = {
  '12': [12n, 1n],
  '26.1': [261n, 10n],
  '313/12': [313n, 12n],
  'A14/365': [365n, 14n],
};
const holidays = ['2024-12-25', '2026-01-01', '2026-05-01', '2027-01-01', '2028-02-29', '2028-12-25'];
const policy = fc.record({
  rounding: fc.constantFrom<RoundingMode>('HALF_UP', 'HALF_EVEN'),
  divisor: fc.constantFrom(...Object.keys(divisors)),
  leapYear366: fc.boolean(),
  hoursPerYear: fc.constantFrom('2080', '2087'),
  calendar: fc.constantFrom({ workdays: [1, 2, 3, 4, 5], holidays }, { workdays: [1, 3, 6], holidays: [] }),
});
const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 6 });

type Case = { period: PayPeriod; policy: PayPolicy; amount: bigint; currency: string; cuts: number[] };
const caseOf = (prorations: readonly Proration[]): fc.Arbitrary<Case> =>
  fc
    .record({
      period,
      policy,
      amount: annualUnits,
      currency,
      cuts,
      proration: fc.constantFrom(...prorations),
    })
    .filter((one) => one.proration !== 'FIXED_30' || one.period.schedule === 'monthly')
    .map(({ proration, ...one }) => ({ ...one, policy: policyOf(one.period, { ...one.policy, proration }) }));

const moneyFrom = (units: bigint, code: string) => {
  const exponent = decimals[code]!;
  const digits = `${units}`.padStart(exponent + 1, '0');
  const at = digits.length - exponent;
  return exponent === 0 ? `${digits} ${code}` : `${digits.slice(0, at)}.${digits.slice(at)} ${code}`;
};

/** Employed over the whole period and longer, cut inside it: into departments, or into salaries of one amount. */
function cutPay(
  { period, policy, amount, currency, cuts }: Case,
  into: 'departments' | 'salaries',
): PayComputation {
  const inside = cuts.map((day) => dateAt(period.start, day)).filter((date) => date < period.end);
  const bounds = ['2020-01-01', ...inside.sort()];
  const pieces = bounds.map((start, at) => ({ start, end: bounds[at + 1] ?? '2040-01-01' }));
  const { schedule } = period;
  const whole = { start: '2020-01-01', end: '2040-01-01' };
  const employments = (into === 'departments' ? pieces : [whole]).map(({ start, end }, at) =>
    employment(start, { end, schedule, department: `d-${at}` }),
  );
  const salaries = (into === 'salaries' ? pieces : [whole]).map(({ start, end }) =>
    salaryOf(start, moneyFrom(amount, currency), { end }),
  );
  return computePay(timelineOf({ employments, salaries }), period, policy);
}

const units = (money: Money | undefined) => BigInt((money?.amount ?? '0').replace('.', ''));
const total = (amounts: readonly Money[]) => amounts.reduce((sum, amount) => addMoney(sum, amount));

/** Division of whole numbers that are not negative, halves up or to even. */
function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const floor = numerator / denominator;
  const twice = 2n * (numerator - floor * denominator);
  const isUp = twice > denominator || (twice === denominator && (mode === 'HALF_UP' || floor % 2n === 1n));
  return isUp ? floor + 1n : floor;
}

function workdays(of: { start: string; end: string }, { calendar }: PayPolicy): number {
  const all = Array.from({ length: days(of) }, (_, at) => dateAt(of.start, at));
  return all.filter(
    (date) =>
      calendar.workdays.includes(new Date(date).getUTCDay() || 7) && !calendar.holidays.includes(date),
  ).length;
}

describe.each<Proration>(['CALENDAR_DAYS', 'WORKING_DAYS', 'FIXED_30'])('%s', (method) => {
  it.each(['departments', 'salaries'] as const)(
    'conserves P: however a full period of one rate is cut into %s, its lines sum to the annual amount / divisor, rounded once',
    (into) => {
      fc.assert(
        fc.property(caseOf([method]), (one) => {
          const [numerator, denominator] = divisors[one.policy.divisor]!;
          const p = divideRounded(one.amount * denominator, numerator, one.policy.rounding);
          const { gross, lines } = cutPay(one, into);
          expect(units(gross[0])).toBe(p);
          expect(units(total(lines.map(({ amount }) => amount)))).toBe(p);
        }),
        runs,
      );
    },
  );
});

describe('FIXED_30', () => {
  it('counts 30 days in every month, however it is cut', () => {
    fc.assert(
      fc.property(caseOf(['FIXED_30']), (one) => {
        const { lines } = cutPay(one, 'departments');
        expect(lines.reduce((sum, { quantity }) => sum + parseInt(quantity!, 10), 0)).toBe(30);
        expect(lines.every(({ quantity }) => parseInt(quantity!, 10) >= 0)).toBe(true);
      }),
      runs,
    );
  });
});

describe('ANNUAL_260, ANNUAL_365 and HOURS', () => {
  it('conserve units: lines of one rate sum to the rate × all units, rounded once, however they are cut', () => {
    fc.assert(
      fc.property(caseOf(['ANNUAL_260', 'ANNUAL_365', 'HOURS']), fc.boolean(), (one, byDepartment) => {
        const { period, policy, amount } = one;
        const { gross } = cutPay(one, byDepartment ? 'departments' : 'salaries');
        const round = (count: bigint, per: bigint) => divideRounded(amount * count, per, policy.rounding);
        const worked = BigInt(workdays(period, policy));
        const expected = {
          ANNUAL_260: () => round(worked, 260n),
          HOURS: () => round(worked * 8n, BigInt(policy.hoursPerYear)),
          ANNUAL_365: () =>
            yearParts(period, policy.leapYear366 === true).reduce(
              (sum, [count, per]) => sum + round(count, per),
              0n,
            ),
        }[policy.proration as 'HOURS']();
        expect(units(gross[0])).toBe(expected);
      }),
      runs,
    );
  });
});

/** Days and days in the year, together where both years count the same. */
function yearParts({ start, end }: PayPeriod, by366: boolean): [bigint, bigint][] {
  const isLeap = (date: string) => by366 && new Date(`${date.slice(0, 4)}-02-29`).getUTCMonth() === 1;
  const all = Array.from({ length: days({ start, end }) }, (_, at) =>
    isLeap(dateAt(start, at)) ? 366n : 365n,
  );
  return [365n, 366n].map((per) => [BigInt(all.filter((one) => one === per).length), per]);
}

describe('every method', () => {
  const every: Proration[] = [
    'CALENDAR_DAYS',
    'WORKING_DAYS',
    'ANNUAL_260',
    'ANNUAL_365',
    'FIXED_30',
    'HOURS',
  ];

  it('a transfer neither creates nor loses money, whether or not the rate is rounded first', () => {
    fc.assert(
      fc.property(caseOf(every), fc.boolean(), (one, roundRateFirst) => {
        const asked = { ...one, policy: { ...one.policy, roundRateFirst } };
        expect(cutPay(asked, 'departments').gross).toEqual(
          cutPay({ ...asked, cuts: [] }, 'departments').gross,
        );
      }),
      runs,
    );
  });

  it('the departments that bear the pay sum to it, to the last unit', () => {
    fc.assert(
      fc.property(caseOf(every), (one) => {
        const pay = cutPay(one, 'departments');
        const bounds = ['2020-01-01', ...one.cuts.map((day) => dateAt(one.period.start, day)).sort()];
        const employments = bounds.map((start, at) =>
          employment(start, {
            department: `d-${at}`,
            schedule: one.period.schedule,
            end: bounds[at + 1] ?? '2040-01-01',
          }),
        );
        const shares = payByDepartment(timelineOf({ employments }), pay);
        expect(total(shares.flatMap(({ gross }) => gross))).toEqual(pay.gross[0]);
      }),
      runs,
    );
  });

  it('no line is off its exact share by more than half a unit, the last of a rate by half a unit per line', () => {
    fc.assert(
      fc.property(caseOf(['CALENDAR_DAYS']), (one) => {
        const [numerator, denominator] = divisors[one.policy.divisor]!;
        const { lines } = cutPay(one, 'departments');
        lines.forEach(({ amount, earned }, at) => {
          const per = numerator * BigInt(days(one.period)) * 2n;
          const exact = one.amount * denominator * BigInt(days(earned)) * 2n;
          const off = units(amount) * per - exact;
          const allowed = (per / 2n) * (at === lines.length - 1 ? BigInt(lines.length) : 1n);
          expect((off < 0n ? -off : off) <= allowed).toBe(true);
        });
      }),
      runs,
    );
  });
});
