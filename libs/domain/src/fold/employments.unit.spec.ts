// What was planted and seen failing stands at each test.
import { hire, leaving, salary, scheduledBonus, transfer } from '../../../../test/support/entries.js';
import { grossOf, month, payOf } from '../../../../test/support/computed-pay.js';
import { fold, type Timeline } from '../timeline.js';

const employments = (timeline: Timeline) =>
  timeline.employments.map(({ start, end, department }) => [start, end, department]);
const salaries = (timeline: Timeline) =>
  timeline.salaries.map(({ start, end, salary: { amount } }) => [start, end, amount.amount]);
const codes = (timeline: Timeline) => timeline.anomalies.map(({ code, updateId }) => [code, updateId]);

describe('a transfer', () => {
  it('goes on in the other department from its date, on the same pay schedule, and names itself as the source', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01', department: 'sales', paySchedule: 'biweekly' }),
      transfer({ at: 2, on: '2026-06-15', department: 'sales', to: 'labs' }),
    ]);
    expect(employments(timeline)).toEqual([
      ['2026-01-01', '2026-06-15', 'sales'],
      ['2026-06-15', null, 'labs'],
    ]);
    expect(timeline.employments[1]).toMatchObject({
      paySchedule: 'biweekly',
      source: { updateId: 'update-0-2' },
      anomalies: [],
    });
  });

  it('leaves the salary in force as it was', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01' }),
      salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' }),
      transfer({ at: 3, on: '2026-06-15', to: 'labs' }),
    ]);
    expect(salaries(timeline)).toEqual([['2026-01-01', null, '3000.00']]);
  });

  it('there and back loses no day', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01', department: 'sales' }),
      transfer({ at: 2, on: '2026-06-15', department: 'sales', to: 'labs' }),
      transfer({ at: 3, on: '2026-06-18', department: 'labs', to: 'sales' }),
    ]);
    expect(employments(timeline)).toEqual([
      ['2026-01-01', '2026-06-15', 'sales'],
      ['2026-06-15', '2026-06-18', 'labs'],
      ['2026-06-18', null, 'sales'],
    ]);
  });

  it('on the day of the hire leaves no employment of no day, and keeps what is doubtful about it', () => {
    const timeline = fold([
      salary({ at: 1, on: '2026-01-01', department: 'sales', amount: '1.00 EUR' }),
      transfer({ at: 2, on: '2026-01-01', department: 'sales', to: 'labs' }),
    ]);
    expect(employments(timeline)).toEqual([['2026-01-01', null, 'labs']]);
    expect(codes(timeline)).toEqual([['EMPLOYMENT_IMPLIED', 'update-0-1']]);
    // Planted: the salary compared with labs; it is held, and yet there is the employment that it implies.
    expect(timeline.states.get('update-0-1')).toBe('applied');
  });

  it('to the department that somebody is in changes nothing', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01', department: 'sales' }),
      transfer({ at: 2, on: '2026-06-15', department: 'sales', to: 'sales' }),
    ]);
    expect(employments(timeline)).toEqual([['2026-01-01', null, 'sales']]);
    expect(timeline.states.get('update-0-2')).toBe('applied');
  });

  it('of nobody employed is ignored and flagged, before the hire and after the leaving', () => {
    const timeline = fold([
      transfer({ at: 1, on: '2025-12-31', to: 'labs' }),
      hire({ at: 2, on: '2026-01-01' }),
      leaving({ at: 3, on: '2026-03-31' }),
      transfer({ at: 4, on: '2026-04-01', to: 'labs' }),
    ]);
    expect(employments(timeline)).toEqual([['2026-01-01', '2026-04-01', 'sales']]);
    expect(timeline.anomalies).toEqual([
      {
        code: 'NOT_EMPLOYED',
        detail: 'a transfer on 2025-12-31, no employment is known before',
        updateId: 'update-0-1',
      },
      {
        code: 'NOT_EMPLOYED',
        detail: 'a transfer on 2026-04-01, the employment ended before 2026-04-01',
        updateId: 'update-0-4',
      },
    ]);
    expect(timeline.states.get('update-0-4')).toBe('ignored');
  });
});

describe('a leaving', () => {
  // Planted: an end on the last day itself; the first expectation fails.
  it('ends the employment after the last day, which is still paid, and names itself', () => {
    const timeline = fold([hire({ at: 1, on: '2026-01-01' }), leaving({ at: 2, on: '2026-03-31' })]);
    expect(employments(timeline)).toEqual([['2026-01-01', '2026-04-01', 'sales']]);
    expect(timeline.employments[0]?.endedBy).toMatchObject({ updateId: 'update-0-2', offset: 2n });
  });

  it('ends the salary and the scheduled bonus with it', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01' }),
      salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' }),
      scheduledBonus({ at: 3, on: '2026-02-15', amount: '50.00 EUR' }),
      leaving({ at: 4, on: '2026-03-31' }),
    ]);
    expect(salaries(timeline)).toEqual([['2026-01-01', '2026-04-01', '3000.00']]);
    expect(timeline.scheduledBonuses[0]?.lastDate).toBe('2026-03-31');
  });

  // Planted: every salary of an employment lasts until the leaving; half of February is paid twice.
  it('leaves the salaries before the last one as they were: 3,000 × 14/28 + 3,300 × 14/28 = 3,150.00', () => {
    const entries = [
      hire({ at: 1, on: '2026-01-01' }),
      salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' }),
      salary({ at: 3, on: '2026-02-15', amount: '3300.00 EUR' }),
      leaving({ at: 4, on: '2026-03-31' }),
    ];
    expect(salaries(fold(entries))).toEqual([
      ['2026-01-01', '2026-02-15', '3000.00'],
      ['2026-02-15', '2026-04-01', '3300.00'],
    ]);
    expect(grossOf(payOf(entries, month('2026-02')))).toEqual(['3150.00 EUR']);
  });

  it('on the last date of the calendar ends nothing and breaks nothing', () => {
    const timeline = fold([hire({ at: 1, on: '2026-01-01' }), leaving({ at: 2, on: '9999-12-31' })]);
    expect(employments(timeline)).toEqual([['2026-01-01', null, 'sales']]);
  });

  it('a second time is ignored and flagged', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01' }),
      leaving({ at: 2, on: '2026-03-31' }),
      leaving({ at: 3, on: '2026-06-30' }),
    ]);
    expect(employments(timeline)).toEqual([['2026-01-01', '2026-04-01', 'sales']]);
    expect(codes(timeline)).toEqual([['NOT_EMPLOYED', 'update-0-3']]);
  });

  it('a transfer on the last day moves that day and keeps the end', () => {
    const timeline = fold([
      hire({ at: 1, on: '2026-01-01' }),
      leaving({ at: 2, on: '2026-03-31' }),
      transfer({ at: 3, on: '2026-03-31', to: 'labs' }),
    ]);
    expect(employments(timeline)).toEqual([
      ['2026-01-01', '2026-03-31', 'sales'],
      ['2026-03-31', '2026-04-01', 'labs'],
    ]);
    expect(timeline.employments[0]).not.toHaveProperty('endedBy');
    expect(timeline.employments[1]?.endedBy).toMatchObject({ updateId: 'update-0-2' });
  });
});

// Planted: every employment fact taken after the implied hire; the leaving of the day before ends it on its first day.
describe('a first salary without a hire', () => {
  const first = salary({ at: 5, on: '2026-01-01', amount: '3000.00 EUR' });

  it('begins an employment that an earlier leaving or transfer does not touch: 3,000.00 are paid in January', () => {
    const entries = [
      transfer({ at: 1, on: '2025-12-30', to: 'labs' }),
      leaving({ at: 2, on: '2025-12-31' }),
      first,
    ];
    const timeline = fold(entries);
    expect(employments(timeline)).toEqual([['2026-01-01', null, 'sales']]);
    expect(grossOf(payOf(entries, month('2026-01')))).toEqual(['3000.00 EUR']);
    expect(timeline.anomalies.map(({ code, detail }) => [code, detail])).toEqual([
      ['EMPLOYMENT_IMPLIED', 'no hire is known: taken as employed from 2026-01-01 in sales'],
      ['NOT_EMPLOYED', 'a transfer on 2025-12-30, no employment is known before'],
      ['NOT_EMPLOYED', 'a leaving on 2025-12-31, no employment is known before'],
    ]);
  });

  it('is ended by a later leaving: 10 of 31 days of January are 967.74', () => {
    const entries = [first, leaving({ at: 6, on: '2026-01-10' })];
    expect(employments(fold(entries))).toEqual([['2026-01-01', '2026-01-11', 'sales']]);
    expect(grossOf(payOf(entries, month('2026-01')))).toEqual(['967.74 EUR']);
  });
});

describe('a hire after a leaving', () => {
  const left = [
    hire({ at: 1, on: '2026-01-01', department: 'sales' }),
    salary({ at: 2, on: '2026-01-01', department: 'sales', amount: '3000.00 EUR' }),
    scheduledBonus({ at: 3, on: '2026-01-15', department: 'sales', amount: '50.00 EUR' }),
    leaving({ at: 4, on: '2026-03-31', department: 'sales' }),
  ];
  const again = hire({ at: 5, on: '2026-06-01', department: 'labs' });

  // Planted: salaries that end only with the next one; the salary reaches over the gap.
  it('begins anew in whatever department, without the salary and the scheduled bonus of before', () => {
    const timeline = fold([...left, again]);
    expect(employments(timeline)).toEqual([
      ['2026-01-01', '2026-04-01', 'sales'],
      ['2026-06-01', null, 'labs'],
    ]);
    expect(salaries(timeline)).toEqual([['2026-01-01', '2026-04-01', '3000.00']]);
    expect(timeline.scheduledBonuses[0]?.lastDate).toBe('2026-03-31');
    expect(timeline.anomalies).toEqual([]);
  });

  it('on the very next day begins anew as well', () => {
    const timeline = fold([...left, hire({ at: 5, on: '2026-04-01', department: 'sales' })]);
    expect(salaries(timeline)).toEqual([['2026-01-01', '2026-04-01', '3000.00']]);
  });

  it('on the very next day is paid by the salary of that day: 3,500.00 in April', () => {
    const entries = [
      ...left,
      hire({ at: 5, on: '2026-04-01' }),
      salary({ at: 6, on: '2026-04-01', amount: '3500.00 EUR' }),
    ];
    expect(grossOf(payOf(entries, month('2026-03')))).toEqual(['3050.00 EUR']);
    expect(grossOf(payOf(entries, month('2026-04')))).toEqual(['3500.00 EUR']);
  });

  it('and a second leaving ends the second salary with it: 5 of 30 days of June are 500.00, nothing after', () => {
    const entries = [
      ...left,
      hire({ at: 5, on: '2026-06-01' }),
      salary({ at: 6, on: '2026-06-01', amount: '3000.00 EUR' }),
      leaving({ at: 7, on: '2026-06-05' }),
    ];
    expect(salaries(fold(entries)).at(-1)).toEqual(['2026-06-01', '2026-06-06', '3000.00']);
    expect(grossOf(payOf(entries, month('2026-06')))).toEqual(['500.00 EUR']);
    expect(grossOf(payOf(entries, month('2026-07')))).toEqual([]);
  });

  it('takes a salary that was set for it in the gap, by its own department alone', () => {
    const own = salary({ at: 6, on: '2026-05-01', department: 'labs', amount: '3500.00 EUR' });
    const former = salary({ at: 7, on: '2026-05-02', department: 'sales', amount: '9999.00 EUR' });
    const timeline = fold([...left, again, own, former]);
    expect(salaries(timeline)).toEqual([
      ['2026-01-01', '2026-04-01', '3000.00'],
      ['2026-05-01', null, '3500.00'],
    ]);
    expect(timeline.states.get('update-0-7')).toBe('held');
  });

  it('without one, a salary from after the leaving is flagged: it pays nobody', () => {
    const late = salary({ at: 6, on: '2026-05-01', department: 'labs', amount: '3500.00 EUR' });
    const timeline = fold([...left, late]);
    expect(codes(timeline)).toEqual([['NOT_EMPLOYED', 'update-0-6']]);
    expect(timeline.states.get('update-0-6')).toBe('applied');
    expect(timeline.anomalies[0]?.detail).toBe(
      'a salary from 2026-05-01, the employment ended before 2026-04-01',
    );
  });

  it('without one, a salary from the last day is as it should be, from the next day it is flagged', () => {
    const from = (on: string) => fold([...left, salary({ at: 6, on, amount: '3500.00 EUR' })]);
    expect(codes(from('2026-03-31'))).toEqual([]);
    expect(codes(from('2026-04-01'))).toEqual([['NOT_EMPLOYED', 'update-0-6']]);
  });
});
