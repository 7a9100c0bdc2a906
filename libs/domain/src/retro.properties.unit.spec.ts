// Retro over random histories that are learnt piece by piece, as pay runs would meet them.
// Planted, each seen failing here: what earlier corrections paid left out of "paid", a delta per period instead of per
// department and currency, days of another schedule paid in a month as well.
import * as fc from 'fast-check';
import { policyOf } from '../../../test/support/computed-pay.js';
import {
  adjustmentOf,
  bonusOf,
  employment,
  periodFrom,
  salaryOf,
  scheduledOf,
  timelineOf,
} from '../../../test/support/timelines.js';
import { computePay } from './compute-pay.js';
import { addMoney, sumByCurrency, type Money } from './money.js';
import type { PayLine } from './pay-line.js';
import { nextPeriod, paySchedules, periodContaining, type PaySchedule } from './period.js';
import { retroOf } from './retro.js';
import type { Timeline } from './timeline.js';

const dayMs = 86_400_000;
const dateAt = (from: string, offset: number) =>
  new Date(Date.parse(from) + offset * dayMs).toISOString().slice(0, 10);
const runs = { numRuns: 1_000 };

const date = fc.integer({ min: 0, max: 70 }).map((offset) => dateAt('2026-09-15', offset));
const dates = fc.uniqueArray(date, { minLength: 1, maxLength: 4 }).map((all) => all.sort());
const amount = fc
  .tuple(fc.constantFrom('EUR', 'JPY'), fc.integer({ min: 0, max: 9_999_999 }))
  .map(([currency, units]) => (currency === 'JPY' ? `${units} JPY` : `${(units / 100).toFixed(2)} EUR`));
const until = (all: readonly string[], at: number) => all[at + 1] ?? '2027-01-01';

const timelineWith = (schedules: readonly PaySchedule[]): fc.Arbitrary<Timeline> =>
  fc
    .record({
      hires: dates,
      departments: fc.array(fc.constantFrom('sales', 'labs'), { minLength: 4, maxLength: 4 }),
      kinds: fc.array(fc.constantFrom(...schedules), { minLength: 4, maxLength: 4 }),
      rates: dates,
      amounts: fc.array(amount, { minLength: 4, maxLength: 4 }),
      bonuses: fc.array(fc.tuple(date, amount), { maxLength: 2 }),
      scheduled: fc.array(fc.tuple(date, amount), { maxLength: 2 }),
      adjusted: fc.array(fc.tuple(date, amount, fc.boolean()), { maxLength: 2 }),
    })
    .map((all) =>
      timelineOf({
        employments: all.hires.map((start, at) =>
          employment(start, {
            end: until(all.hires, at),
            department: all.departments[at]!,
            schedule: all.kinds[at]!,
          }),
        ),
        salaries: all.rates.map((start, at) =>
          salaryOf(start, all.amounts[at]!, { end: until(all.rates, at) }),
        ),
        bonuses: all.bonuses.map(([on, worth]) => bonusOf(on, worth)),
        scheduledBonuses: all.scheduled.map(([on, worth]) => scheduledOf(on, worth, { every: 'payPeriod' })),
        adjustments: all.adjusted.map(([on, worth, isBack]) =>
          adjustmentOf(on, isBack ? `-${worth}`.replace(/^-0(\.00)? /, '0$1 ') : worth),
        ),
      }),
    );

const october = periodFrom('monthly', '2026-10');
const payOf = (timeline: Timeline) => computePay(timeline, october, policyOf(october));

/** Sums per department and currency, without those of zero. */
function sums(lines: readonly PayLine[]): string[] {
  const byPlace = new Map<string, Money>();
  for (const { department, amount: one } of lines) {
    const place = `${department} ${one.currency}`;
    const sum = byPlace.get(place);
    byPlace.set(place, sum === undefined ? one : addMoney(sum, one));
  }
  return [...byPlace]
    .filter(([, sum]) => /[1-9]/.test(sum.amount))
    .map(([place, sum]) => `${place} ${sum.amount}`)
    .sort();
}

describe('retro', () => {
  const histories = fc.array(timelineWith(['monthly']), { minLength: 1, maxLength: 5 });

  it('after every correction, and corrections of corrections, what was paid is what the books give', () => {
    fc.assert(
      fc.property(histories, (known) => {
        const paid: PayLine[] = [];
        for (const timeline of known) {
          const computed = payOf(timeline);
          paid.push(...(paid.length === 0 ? computed.lines : retroOf(computed, paid)));
          expect(sums(paid)).toEqual(sums(computed.lines));
        }
      }),
      runs,
    );
  });

  it('applied twice gives nothing the second time', () => {
    fc.assert(
      fc.property(timelineWith(['monthly']), timelineWith(['monthly']), (before, after) => {
        const paid = [...payOf(before).lines];
        paid.push(...retroOf(payOf(after), paid));
        expect(retroOf(payOf(after), paid)).toEqual([]);
        expect(retroOf(payOf(after), payOf(after).lines)).toEqual([]);
      }),
      runs,
    );
  });

  it('gives one line per department and currency, never one of zero, each with its updates', () => {
    fc.assert(
      fc.property(timelineWith(['monthly']), timelineWith(['monthly']), (before, after) => {
        const lines = retroOf(payOf(after), payOf(before).lines);
        const places = lines.map(({ department, amount: one }) => `${department} ${one.currency}`);
        expect(new Set(places).size).toBe(places.length);
        for (const line of lines) {
          expect(line.amount.amount).toMatch(/[1-9]/);
          expect(line.sources.length).toBeGreaterThan(0);
        }
      }),
      runs,
    );
  });
});

describe('schedules side by side', () => {
  const everyPeriod = paySchedules.flatMap((schedule) => {
    const all = [periodContaining(schedule, '2026-08-20')!];
    while (all.at(-1)!.end < '2027-01-05') all.push(nextPeriod(all.at(-1)!)!);
    return all;
  });

  it('every employed day with a salary is paid in exactly one period, and every bonus and adjustment once', () => {
    fc.assert(
      fc.property(timelineWith(paySchedules), (timeline) => {
        const lines = everyPeriod.flatMap((period) => computePay(timeline, period, policyOf(period)).lines);
        const base = lines.filter(({ kind }) => kind === 'base');
        const paidDays = base.flatMap(({ earned }) =>
          Array.from({ length: (Date.parse(earned.end) - Date.parse(earned.start)) / dayMs }, (_, at) =>
            dateAt(earned.start, at),
          ),
        );
        expect(new Set(paidDays).size).toBe(paidDays.length);
        const first = [timeline.employments[0]!.start, timeline.salaries[0]!.start].sort().at(-1)!;
        expect(paidDays).toHaveLength((Date.parse('2027-01-01') - Date.parse(first)) / dayMs);
        expect(lines.filter(({ kind }) => kind === 'bonus')).toHaveLength(timeline.bonuses.length);
        expect(lines.filter(({ kind }) => kind === 'adjustment')).toHaveLength(timeline.adjustments.length);
      }),
      runs,
    );
  });

  it('lines of every kind sum to the gross, and what is owed is the gross below zero', () => {
    fc.assert(
      fc.property(timelineWith(['monthly', 'weekly']), (timeline) => {
        const { lines, gross, receivable } = payOf(timeline);
        expect(gross).toEqual(sumByCurrency(lines.map((line) => line.amount)));
        expect(receivable.map(({ amount: one, currency }) => `-${one} ${currency}`)).toEqual(
          gross
            .map(({ amount: one, currency }) => `${one} ${currency}`)
            .filter((text) => text.startsWith('-')),
        );
      }),
      runs,
    );
  });
});
