// Planted, each seen failing here: the sort by total order left out, repeats kept, the first of one date winning instead of
// the last, implied employment in spite of a hire.
import { approval, bonus, hire, salary, transfer, wage } from '../../../test/support/entries.js';
import { entryOf } from './entry.js';
import { fold, type Timeline } from './timeline.js';

const employments = (timeline: Timeline) =>
  timeline.employments.map(({ start, end, department }) => [start, end, department]);
const salaries = (timeline: Timeline) =>
  timeline.salaries.map(({ start, end, salary: { amount } }) => [start, end, amount.amount]);
const anomalies = (timeline: Timeline) => timeline.anomalies.map(({ code, updateId }) => [code, updateId]);

describe('employments', () => {
  it('last from the hire on, in its department', () => {
    const timeline = fold([hire({ at: 1, on: '2026-11-10', department: 'sales' })]);
    expect(timeline.employeeId).toBe('e-1');
    expect(timeline.employments).toEqual([
      {
        start: '2026-11-10',
        end: null,
        department: 'sales',
        paySchedule: 'monthly',
        source: { updateId: 'update-0-1', partition: 0, offset: 1n, actor: 'clerk' },
        anomalies: [],
      },
    ]);
  });

  it('are implied by the first salary of somebody whose hire is unknown, in its department', () => {
    const timeline = fold([
      salary({ at: 1, on: '2026-06-01', department: 'sales', amount: '2.00 EUR' }),
      salary({ at: 2, on: '2026-03-01', department: 'labs', amount: '1.00 EUR' }),
    ]);
    expect(employments(timeline)).toEqual([['2026-03-01', null, 'labs']]);
    expect(anomalies(timeline)).toEqual([['EMPLOYMENT_IMPLIED', 'update-0-2']]);
    expect(timeline.held.map(({ updateId, why }) => [updateId, why])).toEqual([
      ['update-0-1', 'DEPARTMENT_DIFFERS'],
    ]);
    expect(timeline.anomalies[0]?.detail).toBe('no hire is known: taken as employed from 2026-03-01 in labs');
  });

  it('are not implied once a hire is known, even one after the salary', () => {
    const timeline = fold([
      salary({ at: 1, on: '2026-03-01', amount: '1.00 EUR' }),
      hire({ at: 2, on: '2026-05-01' }),
    ]);
    expect(employments(timeline)).toEqual([['2026-05-01', null, 'sales']]);
    expect(timeline.anomalies).toEqual([]);
  });

  it('go on in the department of a second hire that was approved, flagged as already employed and as another department', () => {
    const elsewhere = hire({ at: 2, on: '2026-11-16', department: 'labs' });
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01', department: 'sales' }),
      elsewhere,
      hire({ at: 3, on: '2026-12-01', department: 'labs' }),
      approval({ at: 4, of: elsewhere, department: 'sales' }),
    ]);
    expect(employments(timeline)).toEqual([
      ['2026-01-01', '2026-11-16', 'sales'],
      ['2026-11-16', '2026-12-01', 'labs'],
      ['2026-12-01', null, 'labs'],
    ]);
    expect(anomalies(timeline)).toEqual([
      ['ALREADY_EMPLOYED', 'update-0-2'],
      ['DEPARTMENT_DIFFERS', 'update-0-2'],
      ['ALREADY_EMPLOYED', 'update-0-3'],
    ]);
    expect(timeline.anomalies.map(({ detail }) => detail).slice(0, 2)).toEqual([
      'hired again from 2026-11-16, employed in sales since 2026-01-01',
      'the update names labs, in force is sales; approved by chief',
    ]);
  });

  it('of two hires on one date follow the later in the log', () => {
    const timeline = fold([
      hire({ at: 2, on: '2026-01-01', paySchedule: 'weekly' }),
      hire({ at: 1, on: '2026-01-01', paySchedule: 'monthly' }),
    ]);
    expect(timeline.employments.map(({ paySchedule }) => paySchedule)).toEqual(['weekly']);
  });

  it('carry the pay schedule that the hire named', () => {
    const named = {
      ...hire({ at: 1, on: '2026-01-01' }),
      data: { effectiveDate: '2026-01-01', paySchedule: 'monthly' },
    };
    expect(fold([entryOf(named)]).employments[0]?.paySchedule).toBe('monthly');
  });
});

describe('salaries', () => {
  it('hold from their effective date until the next later-dated one', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01' }),
      salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' }),
      salary({ at: 3, on: '2026-07-01', amount: '3300.00 EUR' }),
    ]);
    expect(salaries(timeline)).toEqual([
      ['2026-01-01', '2026-07-01', '3000.00'],
      ['2026-07-01', null, '3300.00'],
    ]);
  });

  it('a backdated salary holds until the next later-dated one: the latest start wins, not the latest recorded', () => {
    const timeline = fold([
      salary({ at: 1, on: '2026-01-01', amount: '3000.00 EUR' }),
      salary({ at: 2, on: '2026-09-01', amount: '3300.00 EUR' }),
      salary({ at: 3, on: '2026-05-01', amount: '9999.00 EUR' }),
    ]);
    expect(salaries(timeline)).toEqual([
      ['2026-01-01', '2026-05-01', '3000.00'],
      ['2026-05-01', '2026-09-01', '9999.00'],
      ['2026-09-01', null, '3300.00'],
    ]);
  });

  it.each([
    ['recorded later', { at: 1, recordedAtMs: 2 }, { at: 2, recordedAtMs: 1 }],
    [
      'on a higher partition, recorded together',
      { at: 1, partition: 1, recordedAtMs: 1 },
      { at: 2, recordedAtMs: 1 },
    ],
    ['at a higher offset, recorded together', { at: 2, recordedAtMs: 1 }, { at: 1, recordedAtMs: 1 }],
  ])('of two from one date the one %s holds', (_title, winner, loser) => {
    const timeline = fold([
      salary({ ...winner, on: '2026-01-01', amount: '2.00 EUR' }),
      salary({ ...loser, on: '2026-01-01', amount: '1.00 EUR' }),
    ]);
    expect(salaries(timeline)).toEqual([['2026-01-01', null, '2.00']]);
  });

  it('from before the hire are compared with the department of the hire, from which they count', () => {
    const entries = [
      hire({ at: 1, on: '2026-05-01', department: 'labs' }),
      salary({ at: 2, on: '2026-03-01', department: 'sales', amount: '1.00 EUR' }),
      salary({ at: 3, on: '2026-04-01', department: 'labs', amount: '2.00 EUR' }),
    ];
    const timeline = fold(entries);
    expect(salaries(timeline).map(([start]) => start)).toEqual(['2026-04-01']);
    expect(timeline.states.get('update-0-2')).toBe('held');
  });

  it('are compared with the department in force on their own date, not on another', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01', department: 'sales' }),
      transfer({ at: 2, on: '2026-06-01', department: 'sales', to: 'labs' }),
      salary({ at: 3, on: '2026-05-31', department: 'sales', amount: '1.00 EUR' }),
      salary({ at: 4, on: '2026-06-01', department: 'labs', amount: '1.00 EUR' }),
      salary({ at: 5, on: '2026-06-02', department: 'sales', amount: '1.00 EUR' }),
    ]);
    expect([3, 4, 5].map((at) => timeline.states.get(`update-0-${at}`))).toEqual([
      'applied',
      'applied',
      'held',
    ]);
  });

  it('keep the hours of hourly people', () => {
    const timeline = fold([wage({ at: 1, on: '2026-01-01', amount: '20.00 USD', hoursPerWeek: '37.5' })]);
    expect(timeline.salaries[0]?.salary).toEqual({
      amount: { amount: '20.00', currency: 'USD' },
      per: 'hour',
      hoursPerWeek: '37.5',
    });
  });
});

describe('bonuses', () => {
  it('go to the department in force on the pay date, flagged if the update named another and was approved', () => {
    const elsewhere = bonus({
      at: 2,
      on: '2026-11-10',
      department: 'sales',
      amount: '500.00 EUR',
      code: 'SPOT',
    });
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01', department: 'labs' }),
      elsewhere,
      bonus({ at: 3, on: '2026-11-11', department: 'labs', amount: '5.00 EUR' }),
      approval({ at: 4, of: elsewhere, department: 'labs' }),
    ]);
    expect(timeline.bonuses).toEqual([
      {
        payDate: '2026-11-10',
        amount: { amount: '500.00', currency: 'EUR' },
        department: 'labs',
        code: 'SPOT',
        source: { updateId: 'update-0-2', partition: 0, offset: 2n, actor: 'clerk' },
        anomalies: [
          {
            code: 'DEPARTMENT_DIFFERS',
            detail: 'the update names sales, in force is labs; approved by chief',
            updateId: 'update-0-2',
          },
        ],
      },
      expect.objectContaining({ department: 'labs', anomalies: [] }),
    ]);
    expect(timeline.bonuses[1]).not.toHaveProperty('code');
  });

  it('before the hire stand in the department of the hire and are flagged; on the hire date they are not', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-11-15', department: 'labs' }),
      bonus({ at: 2, on: '2026-11-14', department: 'labs', amount: '1.00 EUR' }),
      bonus({ at: 3, on: '2026-11-15', department: 'labs', amount: '1.00 EUR' }),
    ]);
    expect(timeline.bonuses.map(({ department }) => department)).toEqual(['labs', 'labs']);
    expect(timeline.anomalies).toEqual([
      {
        code: 'BONUS_BEFORE_HIRE',
        detail: 'a bonus is paid on 2026-11-14, employed from 2026-11-15',
        updateId: 'update-0-2',
      },
    ]);
  });

  it('to somebody of whom nothing else is known stand, flagged', () => {
    const timeline = fold([bonus({ at: 1, on: '2026-11-14', department: 'sales', amount: '1.00 EUR' })]);
    expect(timeline.bonuses[0]?.department).toBe('sales');
    expect(timeline.anomalies[0]?.detail).toBe('a bonus is paid on 2026-11-14, no employment is known');
  });

  it('two of one date and amount are two, a redelivered one is one', () => {
    const once = bonus({ at: 1, on: '2026-11-14', amount: '1.00 EUR' });
    const again = bonus({ at: 2, on: '2026-11-14', amount: '1.00 EUR' });
    expect(fold([once, again, once, { ...once }]).bonuses).toHaveLength(2);
  });
});

describe('fold', () => {
  it('of nothing is an empty timeline', () => {
    expect(fold([])).toEqual({
      employeeId: '',
      employments: [],
      salaries: [],
      bonuses: [],
      scheduledBonuses: [],
      adjustments: [],
      anomalies: [],
      states: new Map(),
      held: [],
    });
  });

  it('of two records of one update the first in the log counts, whichever is read first', () => {
    const first = bonus({ at: 3, on: '2026-11-20', amount: '500.00 EUR' });
    const second = { ...bonus({ at: 5, on: '2026-11-20', amount: '700.00 EUR' }), updateId: first.updateId };
    for (const entries of [
      [first, second],
      [second, first],
    ])
      expect(fold(entries).bonuses.map(({ amount }) => amount?.amount)).toEqual(['500.00']);
  });

  it('leaves the entries it was given as they were', () => {
    const entries = [hire({ at: 2, on: '2026-02-01' }), hire({ at: 1, on: '2026-01-01' })];
    fold(Object.freeze(entries));
    expect(entries.map(({ offset }) => offset)).toEqual([2n, 1n]);
  });

  it('stops at the entries of two employees', () => {
    const other = { ...hire({ at: 2, on: '2026-01-01' }), employeeId: 'e-2' };
    expect(() => fold([hire({ at: 1, on: '2026-01-01' }), other])).toThrow(
      'fold takes the entries of one employee',
    );
  });

  it('stops at a type that decoding should have rejected', () => {
    const unknown = { ...hire({ at: 1, on: '2026-01-01' }), type: 'salary.raise' } as never;
    expect(() => fold([unknown])).toThrow('unknown entry type "salary.raise"');
  });
});
