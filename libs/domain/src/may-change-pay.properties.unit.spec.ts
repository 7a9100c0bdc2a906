import { randomEmployee } from '../../../test/second-opinion/random-employees.js';
import { computePay } from './compute-pay.js';
import { entryOf, type Entry } from './entry.js';
import { defaultFoldRules } from './fold-rules.js';
import { mayChangePay } from './may-change-pay.js';
import { payByDepartment } from './pay-by-department.js';
import type { PayPeriod } from './period.js';
import { fold } from './timeline.js';

const EMPLOYEES = 1_000;

describe('what cannot change the pay of a period', () => {
  // Planted: with the pay date of the day after the period's end counted as beside it, or with any other type counted as
  // beside it where its date lies outside, some of these employees are paid differently.
  it(`changes nobody's when it is left out, of ${EMPLOYEES} random employees`, () => {
    let leftOut = 0;
    for (let seed = 1; seed <= EMPLOYEES; seed += 1) {
      const { entries, periods, policies, thresholds } = randomEmployee(seed);
      const all = firstOfEach(entries.map(entryOf));
      const shares = (known: readonly Entry[], period: PayPeriod) => {
        const timeline = fold(known, { ...defaultFoldRules, thresholds });
        return payByDepartment(timeline, computePay(timeline, period, policies[period.schedule]));
      };
      for (const period of periods) {
        const needed = all.filter((entry) => mayChangePay(entry, period));
        leftOut += all.length - needed.length;
        expect({ seed, period, shares: shares(needed, period) }).toEqual({
          seed,
          period,
          shares: shares(all, period),
        });
      }
    }
    expect(leftOut).toBeGreaterThan(EMPLOYEES);
  });
});

/** Of each update one record, as the winners of the books: another one may stand at a date that counts. */
function firstOfEach(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.updateId, entry])).values()];
}
