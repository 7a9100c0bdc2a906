// What was planted and seen failing stands at each test.
import {
  approval,
  bonus,
  decline,
  hire,
  raise,
  reversal,
  salary,
  scheduledBonus,
  stop,
  transfer,
} from '../../../../test/support/entries.js';
import { fold, type Timeline } from '../timeline.js';
import { Decisions } from './decisions.js';
import { Outcomes } from './outcomes.js';
import { standing } from './reversals.js';

const states = (timeline: Timeline, ...ats: number[]) =>
  ats.map((at) => timeline.states.get(`update-0-${at}`));
const without = ({ states: _states, ...timeline }: Timeline) => timeline;

const hired = hire({ at: 1, on: '2026-01-01', department: 'sales' });
const paid = salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' });
const granted = bonus({ at: 3, on: '2026-11-10', amount: '500.00 EUR' });
const undo = reversal({ at: 4, of: granted });

describe('a reversal', () => {
  it('takes a bonus out as if it had never been, also where it was recorded first', () => {
    const timeline = fold([hired, paid, granted, undo]);
    expect(without(timeline)).toEqual(without(fold([hired, paid])));
    expect(states(timeline, 3, 4)).toEqual(['reversed', 'applied']);
    const early = reversal({ at: 1, of: 'update-0-9' });
    const later = bonus({ at: 9, on: '2026-11-10', amount: '500.00 EUR' });
    expect(fold([early, later]).bonuses).toEqual([]);
  });

  it('of a salary brings back the one before, and the raises on it with their new base', () => {
    const mistaken = salary({ at: 5, on: '2026-03-01', amount: '9000.00 EUR' });
    const ten = raise({ at: 6, on: '2026-06-01', percent: '10' });
    const amounts = (timeline: Timeline) =>
      timeline.salaries.map(({ start, salary: { amount } }) => [start, amount.amount]);
    expect(amounts(fold([hired, paid, mistaken, ten]))).toEqual([
      ['2026-01-01', '3000.00'],
      ['2026-03-01', '9000.00'],
      ['2026-06-01', '9900.00'],
    ]);
    expect(amounts(fold([hired, paid, mistaken, ten, reversal({ at: 7, of: mistaken })]))).toEqual([
      ['2026-01-01', '3000.00'],
      ['2026-06-01', '3300.00'],
    ]);
  });

  it('of a transfer leaves everybody where they were, and what was right only there is held', () => {
    const moved = transfer({ at: 5, on: '2026-05-01', to: 'labs' });
    const there = bonus({ at: 6, on: '2026-06-01', department: 'labs', amount: '1.00 EUR' });
    expect(states(fold([hired, moved, there]), 6)).toEqual(['applied']);
    const timeline = fold([hired, moved, there, reversal({ at: 7, of: moved })]);
    expect(timeline.employments).toHaveLength(1);
    expect(states(timeline, 5, 6)).toEqual(['reversed', 'held']);
  });

  it('of the only hire lets the first salary imply the employment', () => {
    const timeline = fold([hired, paid, reversal({ at: 5, of: hired })]);
    expect(timeline.anomalies.map(({ code }) => code)).toEqual(['EMPLOYMENT_IMPLIED']);
  });

  it('of a held update withdraws it', () => {
    const elsewhere = bonus({ at: 5, on: '2026-11-10', department: 'labs', amount: '1.00 EUR' });
    const timeline = fold([hired, elsewhere, reversal({ at: 6, of: elsewhere })]);
    expect(timeline.held).toEqual([]);
    expect(states(timeline, 5, 6)).toEqual(['reversed', 'applied']);
  });

  // Planted: the second reversal counted as well; no flag.
  it('counts once: the second one of an update is ignored and flagged, the same one in any order', () => {
    const again = reversal({ at: 5, of: granted });
    for (const entries of [
      [hired, granted, undo, again],
      [again, undo, granted, hired],
    ]) {
      const timeline = fold(entries);
      expect(states(timeline, 4, 5)).toEqual(['applied', 'ignored']);
      expect(timeline.anomalies).toEqual([
        {
          code: 'ORPHAN_REVERSAL',
          detail: 'update-0-3 cannot be reversed: it was reversed before',
          updateId: 'update-0-5',
        },
      ]);
    }
  });

  // Planted: the reversals as they come.
  it('is the first one in the log, whatever order they are given in', () => {
    const again = reversal({ at: 5, of: granted });
    for (const reversals of [
      [undo, again],
      [again, undo],
    ]) {
      const outcomes = new Outcomes();
      expect(standing([granted], reversals, new Decisions([]), outcomes)).toEqual([]);
      expect([outcomes.states.get(undo.updateId), outcomes.states.get(again.updateId)]).toEqual([
        'applied',
        'ignored',
      ]);
    }
  });

  it('of an unknown update, of a reversal, or of a decision is an orphan', () => {
    const waits = bonus({ at: 6, on: '2026-11-10', department: 'labs', amount: '1.00 EUR' });
    const decided = approval({ at: 7, of: waits, department: 'sales' });
    const timeline = fold([
      hired,
      granted,
      undo,
      waits,
      decided,
      reversal({ at: 8, of: 'update-9-9', department: 'sales' }),
      reversal({ at: 9, of: undo }),
      reversal({ at: 10, of: decided }),
    ]);
    expect(states(timeline, 3, 6, 8, 9, 10)).toEqual([
      'reversed',
      'applied',
      'ignored',
      'ignored',
      'ignored',
    ]);
    expect(timeline.anomalies.filter(({ code }) => code === 'ORPHAN_REVERSAL')).toHaveLength(3);
  });
});

describe('a reversal that names another department than its target did', () => {
  const elsewhere = reversal({ at: 5, of: granted, department: 'labs' });

  // Planted: reversals without a look at the department; labs takes a bonus of sales away.
  it('is held: the bonus stays', () => {
    const timeline = fold([hired, granted, elsewhere]);
    expect(timeline.bonuses).toHaveLength(1);
    expect(timeline.held).toEqual([
      {
        updateId: 'update-0-5',
        why: 'DEPARTMENT_DIFFERS',
        detail: 'the reversal names labs, the update it reverses sales',
        department: 'sales',
        type: 'update.reversed',
        effectiveDate: '1900-01-01',
      },
    ]);
  });

  it('counts once the department that the target named approves it, and never by its own author', () => {
    const own = approval({ at: 6, of: elsewhere, department: 'sales', actor: 'clerk' });
    expect(states(fold([hired, granted, elsewhere, own]), 3, 5, 6)).toEqual(['applied', 'held', 'ignored']);
    const theirs = approval({ at: 7, of: elsewhere, department: 'sales' });
    expect(states(fold([hired, granted, elsewhere, own, theirs]), 3, 5, 7)).toEqual([
      'reversed',
      'applied',
      'applied',
    ]);
  });

  it('is declined like any other, and is nothing any more once another one has reversed the target', () => {
    const declined = decline({ at: 6, of: elsewhere, department: 'sales' });
    expect(states(fold([hired, granted, elsewhere, declined]), 3, 5)).toEqual(['applied', 'declined']);
    const timeline = fold([hired, granted, elsewhere, reversal({ at: 6, of: granted })]);
    expect(states(timeline, 3, 5, 6)).toEqual(['reversed', 'ignored', 'applied']);
    expect(timeline.held).toEqual([]);
  });
});

describe('a stop of a scheduled bonus', () => {
  const monthly = scheduledBonus({ at: 5, on: '2026-02-15', amount: '50.00 EUR', lastDate: '2026-12-15' });
  const until = (on: string, at: number) => stop({ at, on, of: monthly });
  const lastDates = (timeline: Timeline) => timeline.scheduledBonuses.map(({ lastDate }) => lastDate);

  it('names the last date on which it may still be paid, and itself as a source', () => {
    const timeline = fold([hired, monthly, until('2026-06-15', 6)]);
    expect(lastDates(timeline)).toEqual(['2026-06-15']);
    expect(timeline.scheduledBonuses[0]?.sources.map(({ updateId }) => updateId)).toEqual([
      'update-0-5',
      'update-0-6',
    ]);
  });

  it('never makes it longer: the earliest of all last dates holds', () => {
    expect(lastDates(fold([hired, monthly, until('2027-06-15', 6)]))).toEqual(['2026-12-15']);
    expect(lastDates(fold([hired, monthly, until('2026-09-15', 6), until('2026-06-15', 7)]))).toEqual([
      '2026-06-15',
    ]);
  });

  it('reversed lets it go on', () => {
    const stopped = until('2026-06-15', 6);
    expect(lastDates(fold([hired, monthly, stopped, reversal({ at: 7, of: stopped })]))).toEqual([
      '2026-12-15',
    ]);
  });

  it('of a bonus that nobody scheduled for this employee is an orphan; of a reversed one it is not', () => {
    const orphan = fold([hired, until('2026-06-15', 6)]);
    expect(orphan.anomalies.map(({ code }) => code)).toEqual(['ORPHAN_STOP']);
    expect(states(orphan, 6)).toEqual(['ignored']);
    const timeline = fold([hired, monthly, until('2026-06-15', 6), reversal({ at: 7, of: monthly })]);
    expect(timeline.scheduledBonuses).toEqual([]);
    expect(timeline.anomalies).toEqual([]);
  });
});
