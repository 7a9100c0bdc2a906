import { randomEmployee } from '../../../test/second-opinion/random-employees.js';
import { computePay } from './compute-pay.js';
import { entryOf } from './entry.js';
import { defaultFoldRules } from './fold-rules.js';
import { inTotalOrder } from './ordered-entries.js';
import { grossByDepartment, payByDepartment } from './pay-by-department.js';
import { fold, foldForPay } from './timeline.js';

const EMPLOYEES = 2_000;

describe('gross by department without lines', () => {
  // Planted, each seen failing here: percentages left out, scheduled bonuses at the cost of their first department,
  // adjustments of every schedule, the base of a percentage without its base lines.
  it(`is what the lines of computed pay give, of ${EMPLOYEES} random employees`, () => {
    let paid = 0;
    for (let seed = 1; seed <= EMPLOYEES; seed += 1) {
      const { entries, periods, policies, thresholds } = randomEmployee(seed);
      const timeline = fold(entries.map(entryOf), { ...defaultFoldRules, thresholds });
      for (const period of periods) {
        const policy = policies[period.schedule];
        const shares = payByDepartment(timeline, computePay(timeline, period, policy));
        paid += shares.length;
        expect({ seed, period, shares: grossByDepartment(timeline, period, policy) }).toEqual({
          seed,
          period,
          shares,
        });
      }
    }
    expect(paid).toBeGreaterThan(EMPLOYEES);
  });

  // Planted, each seen failing here: the periods of one schedule alone, pay dates up to the end of the first period, from the
  // start of the last one, without the first day; no schedule of somebody without any employment.
  it(`needs no more of a timeline than is folded for pay, of ${EMPLOYEES} random employees`, () => {
    let paid = 0;
    for (let seed = 1; seed <= EMPLOYEES; seed += 1) {
      const { entries, periods, policies, thresholds } = randomEmployee(seed);
      const rules = { ...defaultFoldRules, thresholds };
      const ordered = inTotalOrder(entries.map(entryOf));
      const timeline = fold(ordered, rules);
      for (const asked of [periods, ...periods.map((period) => [period])]) {
        const folded = foldForPay(ordered, rules, asked);
        for (const period of asked) {
          const isTheirs = folded.periods.includes(period);
          const shares = isTheirs ? grossByDepartment(folded.facts, period, policies[period.schedule]) : [];
          const expected = grossByDepartment(timeline, period, policies[period.schedule]);
          paid += shares.length;
          expect({ seed, period, shares }).toEqual({ seed, period, shares: expected });
        }
      }
    }
    expect(paid).toBeGreaterThan(EMPLOYEES);
  });
});
