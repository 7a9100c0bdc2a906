// Planted, each seen failing here: the period's salary by a fixed 12, the prorated base without its second
// currency, the salary of the period's end instead of the pay date's, the percentage taken of a rounded base.
import { updatesOf } from '../../../../test/support/computed-pay.js';
import { amountsOfKind, linesOfKind, payIn } from '../../../../test/support/timeline-pay.js';
import { bonusOf, employment, salaryOf, timelineOf } from '../../../../test/support/timelines.js';

const hired = [employment('2026-01-01')];

describe('a percent bonus', () => {
  const annual = salaryOf('2026-01-01', '60000.00 EUR', { end: '2026-11-16' });
  const raised = salaryOf('2026-11-16', '66000.00 EUR');
  const bonusOn = (payDate: string, worth: string) =>
    timelineOf({ employments: hired, salaries: [annual, raised], bonuses: [bonusOf(payDate, worth)] });

  it.each([
    [
      '10 % of annualSalary',
      '10 % of 66,000 on the day after the raise = 6,600.00',
      '2026-11-20',
      '6600.00 EUR',
    ],
    [
      '10 % of annualSalary',
      '10 % of 66,000 on the day of the raise = 6,600.00',
      '2026-11-16',
      '6600.00 EUR',
    ],
    ['10 % of annualSalary', '10 % of 60,000 on the day before it = 6,000.00', '2026-11-15', '6000.00 EUR'],
    ['12.5 % of periodSalary', '12.5 % of 66,000 / 12 = 687.50', '2026-11-20', '687.50 EUR'],
    ['10 % of proratedPeriodSalary', '10 % of 2,500 + 2,750 = 525.00', '2026-11-15', '525.00 EUR'],
    ['0.0001 % of annualSalary', '0.0001 % of 66,000 = 0.066, pays 0.07', '2026-11-20', '0.07 EUR'],
    ['1000 % of periodSalary', '1,000 % of 5,500 = 55,000.00', '2026-11-20', '55000.00 EUR'],
  ])('%s: %s', (worth, _title, payDate, amount) => {
    expect(amountsOfKind(payIn(bonusOn(payDate, worth)), 'bonus')).toEqual([amount]);
  });

  it('names the bonus and the salary that it is a part of, and what it was taken of', () => {
    const [line] = linesOfKind(payIn(bonusOn('2026-11-20', '10 % of annualSalary')), 'bonus');
    expect(line).toMatchObject({ share: { percent: '10', of: 'annualSalary' } });
    expect(line?.sources.map(({ updateId }) => updateId)).toEqual(['bonus-2026-11-20', 'salary-2026-11-16']);
  });

  it('of the prorated salary names every update behind the base lines once', () => {
    const pay = payIn(bonusOn('2026-11-20', '10 % of proratedPeriodSalary'));
    expect(updatesOf(pay).at(-1)).toEqual(['bonus-2026-11-20', 'salary-2026-01-01', 'salary-2026-11-16']);
  });

  it('of the period takes the schedule and its divisor: 10 % of 66,000 / 26 = 253.85', () => {
    const timeline = timelineOf({
      employments: [employment('2026-01-01', { schedule: 'biweekly' })],
      salaries: [raised],
      bonuses: [bonusOf('2026-11-20', '10 % of periodSalary')],
    });
    expect(amountsOfKind(payIn(timeline, '2026-11-16', { schedule: 'biweekly' }), 'bonus')).toEqual([
      '253.85 EUR',
    ]);
  });

  it('of an hourly salary takes rate × hours × 52: 10 % of 20 × 40 × 52 = 4,160.00', () => {
    const timeline = timelineOf({
      employments: hired,
      salaries: [salaryOf('2026-01-01', '20.00 USD', { hoursPerWeek: '40' })],
      bonuses: [bonusOf('2026-11-20', '10 % of annualSalary')],
    });
    expect(amountsOfKind(payIn(timeline), 'bonus')).toEqual(['4160.00 USD']);
  });

  it('of the prorated salary is paid in each currency that the period was earned in, never added up', () => {
    const timeline = timelineOf({
      employments: hired,
      salaries: [annual, salaryOf('2026-11-16', '3000000 JPY')],
      bonuses: [bonusOf('2026-11-20', '10 % of proratedPeriodSalary')],
    });
    const pay = payIn(timeline);
    expect(amountsOfKind(pay, 'bonus')).toEqual(['250.00 EUR', '12500 JPY']);
    // Each names the salary that was earned in its own currency alone.
    expect(linesOfKind(pay, 'bonus').map(({ sources }) => sources.map(({ updateId }) => updateId))).toEqual([
      ['bonus-2026-11-20', 'salary-2026-01-01'],
      ['bonus-2026-11-20', 'salary-2026-11-16'],
    ]);
  });

  it.each(['annualSalary', 'periodSalary', 'proratedPeriodSalary'])(
    'of %s that is paid raises no doubt',
    (of) => {
      const pay = payIn(bonusOn('2026-11-20', `10 % of ${of}`));
      expect(linesOfKind(pay, 'bonus')).toHaveLength(1);
      expect(pay.anomalies).toEqual([]);
    },
  );

  it.each(['annualSalary', 'periodSalary', 'proratedPeriodSalary'])(
    'of %s without a salary is not paid, and says so',
    (of) => {
      const pay = payIn(
        timelineOf({ employments: hired, bonuses: [bonusOf('2026-11-20', `10 % of ${of}`)] }),
      );
      expect(pay.lines).toEqual([]);
      expect(pay.anomalies.at(-1)).toEqual({
        code: 'SALARY_MISSING',
        detail: `10 % of ${of} on 2026-11-20: there is no such salary, so nothing is paid`,
        updateId: 'bonus-2026-11-20',
      });
    },
  );

  it('without a salary on its pay date is not paid, though one ended or begins on another day of the period', () => {
    const timeline = timelineOf({
      employments: hired,
      salaries: [
        salaryOf('2026-01-01', '60000.00 EUR', { end: '2026-11-10' }),
        salaryOf('2026-11-20', '66000.00 EUR'),
      ],
      bonuses: ['2026-11-10', '2026-11-19'].map((payDate) => bonusOf(payDate, '10 % of annualSalary')),
    });
    const pay = payIn(timeline);
    expect(linesOfKind(pay, 'bonus')).toEqual([]);
    expect(pay.anomalies.map(({ updateId }) => updateId)).toEqual(
      expect.arrayContaining(['bonus-2026-11-10', 'bonus-2026-11-19']),
    );
  });
});
