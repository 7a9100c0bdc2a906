// Planted, each seen failing here: deltas over the period as a whole instead of per department, earlier corrections left
// out, zero deltas kept, all updates named instead of those that made the difference.
import { policyOf } from '../../../test/support/computed-pay.js';
import { moneyText } from '../../../test/support/entries.js';
import { bonusOf, employment, periodFrom, salaryOf, timelineOf } from '../../../test/support/timelines.js';
import { computePay } from './compute-pay.js';
import type { PayLine } from './pay-line.js';
import { retroOf } from './retro.js';
import type { Timeline } from './timeline.js';

const october = periodFrom('monthly', '2026-10');
const computed = (facts: Partial<Timeline>) => computePay(timelineOf(facts), october, policyOf(october));
const texts = (lines: readonly PayLine[]) =>
  lines.map(({ department, amount }) => `${department} ${moneyText(amount)}`);

const hired = [employment('2026-01-01')];
const salary = salaryOf('2026-01-01', '3000.00 EUR', { per: 'month' });
const before = { employments: hired, salaries: [salary] };
const raisedOn = (start: string, amount: string) => ({
  employments: hired,
  salaries: [{ ...salary, end: start }, salaryOf(start, amount, { per: 'month' })],
});

describe('retroOf', () => {
  it('is what should have been paid minus what was: 3,100 − 3,000 = 100.00 for October', () => {
    expect(retroOf(computed(raisedOn('2026-09-15', '3100.00 EUR')), computed(before).lines)).toEqual([
      {
        kind: 'retro',
        amount: { amount: '100.00', currency: 'EUR' },
        department: 'sales',
        earned: { start: '2026-10-01', end: '2026-11-01' },
        sources: [
          expect.objectContaining({ updateId: 'salary-2026-01-01' }),
          expect.objectContaining({ updateId: 'salary-2026-09-15' }),
        ],
      },
    ]);
  });

  it('names only the updates that made the difference', () => {
    const [line] = retroOf(computed(raisedOn('2026-10-16', '3100.00 EUR')), computed(before).lines);
    expect(line?.sources.map(({ updateId }) => updateId)).toEqual(['salary-2026-10-16']);
    expect(moneyText(line!.amount)).toBe('51.61 EUR');
  });

  it('names all where both sides know the same: 7/31 of 3,000 are 677.42, 8/31 were paid as 774.19', () => {
    const ended = { ...before, employments: [employment('2026-10-05', { end: '2026-10-12' })] };
    const paid = computed({ ...before, employments: [employment('2026-10-05', { end: '2026-10-13' })] });
    const [line] = retroOf(computed(ended), paid.lines);
    expect(moneyText(line!.amount)).toBe('-96.77 EUR');
    expect(line?.sources.map(({ updateId }) => updateId)).toEqual(['salary-2026-01-01', 'hire-2026-10-05']);
  });

  it('gives nothing where nothing differs', () => {
    expect(retroOf(computed(before), computed(before).lines)).toEqual([]);
    expect(retroOf(computed({}), [])).toEqual([]);
  });

  it('arrears of a correction never pay twice: 100.00 in November, then only what a second raise adds', () => {
    const first = retroOf(computed(raisedOn('2026-10-01', '3100.00 EUR')), computed(before).lines);
    const paid = [...computed(before).lines, ...first];
    expect(retroOf(computed(raisedOn('2026-10-01', '3100.00 EUR')), paid)).toEqual([]);
    const second = retroOf(computed(raisedOn('2026-10-01', '3150.00 EUR')), paid);
    expect(texts(second)).toEqual(['sales 50.00 EUR']);
    expect(texts(retroOf(computed(before), [...paid, ...second]))).toEqual(['sales -150.00 EUR']);
  });

  it('takes the cost to the department in force when it was earned: a transfer dated back moves it, and nothing is paid', () => {
    const moved = {
      ...before,
      employments: [
        employment('2026-01-01', { end: '2026-10-16' }),
        employment('2026-10-16', { department: 'labs' }),
      ],
    };
    expect(texts(retroOf(computed(moved), computed(before).lines))).toEqual([
      'labs 1548.39 EUR',
      'sales -1548.39 EUR',
    ]);
  });

  it('keeps currencies apart: 3,000 EUR taken back, 400,000 JPY paid', () => {
    const inYen = { employments: hired, salaries: [salaryOf('2026-01-01', '400000 JPY', { per: 'month' })] };
    expect(texts(retroOf(computed(inYen), computed(before).lines))).toEqual([
      'sales -3000.00 EUR',
      'sales 400000 JPY',
    ]);
    // Sorted, whichever is met first.
    expect(texts(retroOf(computed(before), computed(inYen).lines))).toEqual([
      'sales 3000.00 EUR',
      'sales -400000 JPY',
    ]);
  });

  it('pays a bonus that arrived after the run, and takes back one that was reversed, in full', () => {
    const withBonus = computed({ ...before, bonuses: [bonusOf('2026-10-20', '500.00 EUR')] });
    const late = retroOf(withBonus, computed(before).lines);
    expect(texts(late)).toEqual(['sales 500.00 EUR']);
    expect(late[0]?.sources.map(({ updateId }) => updateId)).toEqual(['bonus-2026-10-20']);
    expect(texts(retroOf(computed(before), withBonus.lines))).toEqual(['sales -500.00 EUR']);
  });

  it('never comes before the hire: a raise dated before it gives nothing for a period that ended before it', () => {
    const hiredLater = {
      employments: [employment('2026-11-01')],
      salaries: [salaryOf('2026-01-01', '9000.00 EUR')],
    };
    expect(retroOf(computed(hiredLater), [])).toEqual([]);
    const inPeriod = { ...hiredLater, employments: [employment('2026-10-30')] };
    expect(texts(retroOf(computed(inPeriod), []))).toEqual(['sales 48.39 EUR']);
  });
});
