// Planted, each seen failing here: the last employment begun instead of the nearest, of two as near the later, employments of
// another schedule paid as well.
import { amountsOf } from '../../../test/support/computed-pay.js';
import { payIn } from '../../../test/support/timeline-pay.js';
import { bonusOf, employment, periodFrom, salaryOf, timelineOf } from '../../../test/support/timelines.js';

describe('the schedule of a date', () => {
  const weeklyThenMonthly = [
    employment('2026-03-02', { schedule: 'weekly', end: '2026-04-01' }),
    employment('2026-07-01', { schedule: 'monthly' }),
  ];
  const paidOn = (payDate: string, employments = weeklyThenMonthly) => {
    const timeline = timelineOf({ employments, bonuses: [bonusOf(payDate, '1.00 EUR')] });
    const week = periodFrom('weekly', '2024-01-01');
    const days = Math.floor((Date.parse(payDate) - Date.parse(week.start)) / 604_800_000) * 7;
    const monday = new Date(Date.parse(week.start) + days * 86_400_000).toISOString().slice(0, 10);
    const counts = [
      payIn(timeline, monday, { schedule: 'weekly' }),
      payIn(timeline, payDate.slice(0, 7)),
    ].map(({ lines }) => lines.length);
    return counts.join(' weekly, ') + ' monthly';
  };

  it.each([
    ['while employed, the one in force', '2026-03-20', '1 weekly, 0 monthly'],
    ['on the last day, still that one', '2026-03-31', '1 weekly, 0 monthly'],
    ['before the first hire, that of the hire', '2026-02-20', '1 weekly, 0 monthly'],
    [
      'after leaving, the nearer: 44 days after weekly, 48 before monthly',
      '2026-05-14',
      '1 weekly, 0 monthly',
    ],
    [
      'before a return, the nearer: 46 days before monthly, 47 after weekly',
      '2026-05-17',
      '0 weekly, 1 monthly',
    ],
    ['as near to both, the earlier', '2026-05-16', '1 weekly, 0 monthly'],
  ])('%s', (_title, payDate, counts) => {
    expect(paidOn(payDate)).toBe(counts);
  });

  it('is from the first day of a change that of the new employment: a bonus of that day is paid with it', () => {
    const changed = [
      employment('2026-01-01', { end: '2026-03-16' }),
      employment('2026-03-16', { schedule: 'weekly' }),
    ];
    expect(paidOn('2026-03-15', changed)).toBe('0 weekly, 1 monthly');
    expect(paidOn('2026-03-16', changed)).toBe('1 weekly, 0 monthly');
  });

  it('of somebody of whom no employment is known is monthly', () => {
    expect(paidOn('2026-05-14', [])).toBe('0 weekly, 1 monthly');
  });

  it('pays a change of schedule in the middle of a month by the days of each', () => {
    const timeline = timelineOf({
      employments: [
        employment('2026-01-01', { end: '2026-11-16' }),
        employment('2026-11-16', { schedule: 'biweekly' }),
      ],
      salaries: [salaryOf('2026-01-01', '52000.00 EUR')],
    });
    expect(amountsOf(payIn(timeline))).toEqual(['2166.67 EUR']);
    expect(amountsOf(payIn(timeline, '2026-11-16', { schedule: 'biweekly' }))).toEqual(['2000.00 EUR']);
    expect(amountsOf(payIn(timeline, '2026-11-02', { schedule: 'biweekly' }))).toEqual([]);
  });
});
