// Planted, each seen failing here: occurrences counted from one another, the last date left out, an occurrence
// paid on a day of no employment or of another schedule.
import { amountsOf } from '../../../../test/support/computed-pay.js';
import { linesOfKind, payIn } from '../../../../test/support/timeline-pay.js';
import { employment, scheduledOf, timelineOf } from '../../../../test/support/timelines.js';
import type { Timeline } from '../timeline.js';

const hired = [employment('2026-01-01')];

describe('a scheduled bonus', () => {
  const monthsOf = (timeline: Timeline, ids: string[]) =>
    ids.map((id) => linesOfKind(payIn(timeline, id), 'scheduledBonus').map(({ earned }) => earned.start));
  const withBonus = (...words: Parameters<typeof scheduledOf>) =>
    timelineOf({ employments: hired, scheduledBonuses: [scheduledOf(...words)] });

  it('of the 31st is paid on the last day of shorter months and returns to the 31st', () => {
    const timeline = withBonus('2026-01-31', '100.00 EUR');
    expect(monthsOf(timeline, ['2026-01', '2026-02', '2026-03', '2026-04', '2028-02'])).toEqual([
      ['2026-01-31'],
      ['2026-02-28'],
      ['2026-03-31'],
      ['2026-04-30'],
      ['2028-02-29'],
    ]);
  });

  it('comes every quarter or every year from its start', () => {
    const ids = ['2026-01', '2026-02', '2026-05', '2026-08', '2027-02', '2028-02'];
    expect(monthsOf(withBonus('2026-02-10', '1.00 EUR', { every: 'quarter' }), ids)).toEqual([
      [],
      ['2026-02-10'],
      ['2026-05-10'],
      ['2026-08-10'],
      ['2027-02-10'],
      ['2028-02-10'],
    ]);
    expect(monthsOf(withBonus('2026-02-10', '1.00 EUR', { every: 'year' }), ids)).toEqual([
      [],
      ['2026-02-10'],
      [],
      [],
      ['2027-02-10'],
      ['2028-02-10'],
    ]);
  });

  it('can be ended early: its last date is still paid, the day after is not', () => {
    expect(
      monthsOf(withBonus('2026-01-15', '1.00 EUR', { lastDate: '2026-03-15' }), ['2026-03', '2026-04']),
    ).toEqual([['2026-03-15'], []]);
    expect(monthsOf(withBonus('2026-01-15', '1.00 EUR', { lastDate: '2026-03-14' }), ['2026-03'])).toEqual([
      [],
    ]);
  });

  it('with each pay period is paid on the last day of each, from the first whose last day is not before its start', () => {
    const timeline = timelineOf({
      employments: [employment('2026-01-01', { schedule: 'biweekly' })],
      scheduledBonuses: [scheduledOf('2026-11-15', '50.00 EUR', { every: 'payPeriod', code: 'SHIFT' })],
    });
    const starts = ['2026-10-19', '2026-11-02', '2026-11-16'].map((id) =>
      payIn(timeline, id, { schedule: 'biweekly' }).lines.map(({ earned }) => earned.start),
    );
    expect(starts).toEqual([[], ['2026-11-15'], ['2026-11-29']]);
  });

  it('twice in a month of three biweekly periods is paid once, in the period that holds its day', () => {
    const timeline = timelineOf({
      employments: [employment('2026-01-01', { schedule: 'weekly' })],
      scheduledBonuses: [scheduledOf('2026-01-20', '10.00 EUR')],
    });
    const weeks = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30'];
    expect(weeks.map((id) => payIn(timeline, id, { schedule: 'weekly' }).lines.length)).toEqual([
      0, 0, 1, 0, 0,
    ]);
    expect(payIn(timeline, '2026-11').lines).toEqual([]);
  });

  it('is paid only while employed, at the cost of the department of its day', () => {
    const timeline = timelineOf({
      employments: [
        employment('2026-02-10', { end: '2026-03-11' }),
        employment('2026-03-11', { end: '2026-04-10', department: 'labs' }),
      ],
      scheduledBonuses: [scheduledOf('2026-01-10', '10.00 EUR', { code: 'CAR' })],
    });
    const lines = ['2026-01', '2026-02', '2026-03', '2026-04'].flatMap((id) => payIn(timeline, id).lines);
    expect(lines).toEqual([
      {
        kind: 'scheduledBonus',
        amount: { amount: '10.00', currency: 'EUR' },
        department: 'sales',
        earned: { start: '2026-02-10', end: '2026-02-11' },
        code: 'CAR',
        sources: [expect.objectContaining({ updateId: 'scheduled-2026-01-10' })],
      },
      expect.objectContaining({ earned: { start: '2026-03-10', end: '2026-03-11' }, department: 'sales' }),
    ]);
  });

  it('without a code is paid by a line that has none', () => {
    const [line] = payIn(withBonus('2026-01-10', '10.00 EUR')).lines;
    expect(line).toMatchObject({ kind: 'scheduledBonus', amount: { amount: '10.00' } });
    expect(line).not.toHaveProperty('code');
  });

  it('of two on different days come by date', () => {
    const timeline = timelineOf({
      employments: hired,
      scheduledBonuses: [scheduledOf('2026-01-20', '1.00 EUR'), scheduledOf('2026-02-10', '2.00 EUR')],
    });
    expect(amountsOf(payIn(timeline))).toEqual(['2.00 EUR', '1.00 EUR']);
  });

  it('of two on one day come in their own order, whichever started first', () => {
    const timeline = timelineOf({
      employments: hired,
      scheduledBonuses: [scheduledOf('2026-03-10', '1.00 EUR'), scheduledOf('2026-02-10', '2.00 EUR')],
    });
    expect(amountsOf(payIn(timeline))).toEqual(['1.00 EUR', '2.00 EUR']);
  });

  it('is paid on the first day of a period as on the last, by the period that holds the day', () => {
    expect(monthsOf(withBonus('2026-01-01', '1.00 EUR'), ['2026-01', '2026-02'])).toEqual([
      ['2026-01-01'],
      ['2026-02-01'],
    ]);
    const timeline = timelineOf({
      employments: [employment('2026-01-01', { schedule: 'weekly' })],
      scheduledBonuses: [scheduledOf('2026-10-09', '10.00 EUR')],
    });
    const weeks = ['2026-11-02', '2026-11-09'].map((id) => payIn(timeline, id, { schedule: 'weekly' }));
    expect(weeks.map(({ lines }) => lines.map(({ earned }) => earned.start))).toEqual([[], ['2026-11-09']]);
  });
});
