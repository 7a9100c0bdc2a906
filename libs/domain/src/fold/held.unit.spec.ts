// What was planted and seen failing stands at each test.
import {
  approval,
  bonus,
  decline,
  hire,
  leaving,
  reversal,
  salary,
  transfer,
} from '../../../../test/support/entries.js';
import { grossOf, payOf } from '../../../../test/support/computed-pay.js';
import { fold, type Timeline } from '../timeline.js';
import { Decisions } from './decisions.js';

const codes = (timeline: Timeline) => timeline.anomalies.map(({ code, updateId }) => [code, updateId]);
const states = (timeline: Timeline, ...ats: number[]) =>
  ats.map((at) => timeline.states.get(`update-0-${at}`));

const inLabs = hire({ at: 1, on: '2026-01-01', department: 'labs' });
const fromSales = bonus({ at: 2, on: '2026-11-10', department: 'sales', amount: '500.00 EUR' });

describe('an update of another department than the one in force', () => {
  // Planted: a held bonus that is paid all the same; a clerk of sales pays somebody of labs.
  it('is held, says why, and counts for nothing', () => {
    const timeline = fold([inLabs, fromSales]);
    expect(timeline.bonuses).toEqual([]);
    expect(timeline.anomalies).toEqual([]);
    expect(timeline.held).toEqual([
      {
        updateId: 'update-0-2',
        why: 'DEPARTMENT_DIFFERS',
        detail: 'the update names sales, in force is labs',
        department: 'labs',
        type: 'bonus.granted',
        effectiveDate: '2026-11-10',
      },
    ]);
    expect(states(timeline, 1, 2)).toEqual(['applied', 'held']);
  });

  it('stays doubted where an approved leaving ends the employment, and where an approved transfer moves nobody', () => {
    const left = leaving({ at: 3, on: '2026-03-31', department: 'sales' });
    const there = transfer({ at: 5, on: '2026-02-01', department: 'sales', to: 'labs' });
    const timeline = fold([
      inLabs,
      left,
      approval({ at: 4, of: left, department: 'labs' }),
      there,
      approval({ at: 6, of: there, department: 'labs' }),
    ]);
    expect(timeline.employments.map(({ start, end, department }) => [start, end, department])).toEqual([
      ['2026-01-01', '2026-04-01', 'labs'],
    ]);
    expect(codes(timeline)).toEqual([
      ['DEPARTMENT_DIFFERS', 'update-0-5'],
      ['DEPARTMENT_DIFFERS', 'update-0-3'],
    ]);
  });

  it('is doubted no more once a salary of the department in force takes its place on the same date', () => {
    const elsewhere = salary({ at: 3, on: '2026-03-01', department: 'sales', amount: '3000.00 EUR' });
    const approved = [inLabs, elsewhere, approval({ at: 4, of: elsewhere, department: 'labs' })];
    expect(codes(fold(approved))).toEqual([['DEPARTMENT_DIFFERS', 'update-0-3']]);
    const own = salary({ at: 5, on: '2026-03-01', department: 'labs', amount: '3100.00 EUR' });
    const timeline = fold([...approved, own]);
    expect(timeline.salaries.map((interval) => interval.salary.amount.amount)).toEqual(['3100.00']);
    expect(codes(timeline)).toEqual([]);
  });

  it('counts once somebody else of the department in force approves it', () => {
    const timeline = fold([inLabs, fromSales, approval({ at: 3, of: fromSales, department: 'labs' })]);
    expect(timeline.bonuses).toHaveLength(1);
    expect(timeline.held).toEqual([]);
    expect(states(timeline, 2, 3)).toEqual(['applied', 'applied']);
  });

  it('is paid once it is approved, 3,000.00 + 500.00, and never once it is declined or while it waits', () => {
    const pay = salary({ at: 9, on: '2026-01-01', department: 'labs', amount: '3000.00 EUR' });
    const entries = [inLabs, pay, fromSales];
    expect(grossOf(payOf(entries))).toEqual(['3000.00 EUR']);
    const approved = approval({ at: 3, of: fromSales, department: 'labs' });
    expect(grossOf(payOf([...entries, approved]))).toEqual(['3500.00 EUR']);
    const declined = decline({ at: 3, of: fromSales, department: 'labs' });
    expect(grossOf(payOf([...entries, declined]))).toEqual(['3000.00 EUR']);
  });

  it('is declined for good by the first decision in the log, whichever arrives first', () => {
    const declined = decline({ at: 3, of: fromSales, department: 'labs' });
    const approved = approval({ at: 4, of: fromSales, department: 'labs', actor: 'other-chief' });
    for (const entries of [
      [inLabs, fromSales, declined, approved],
      [approved, declined, fromSales, inLabs],
    ]) {
      const timeline = fold(entries);
      expect(timeline.bonuses).toEqual([]);
      expect(timeline.held).toEqual([]);
      expect(states(timeline, 2, 3, 4)).toEqual(['declined', 'applied', 'ignored']);
      expect(timeline.anomalies).toEqual([
        { code: 'ORPHAN_DECISION', detail: 'update-0-2 was decided before', updateId: 'update-0-4' },
      ]);
    }
  });

  // Planted: no comparison of actors; the bonus is paid.
  it('is not approved by its own author, whatever a service let through', () => {
    const own = approval({ at: 3, of: fromSales, department: 'labs', actor: 'clerk' });
    const timeline = fold([inLabs, fromSales, own]);
    expect(states(timeline, 2, 3)).toEqual(['held', 'ignored']);
    expect(timeline.anomalies).toEqual([
      {
        code: 'SELF_APPROVAL',
        detail: 'clerk asked for update-0-2 and decided it',
        updateId: 'update-0-3',
      },
    ]);
    const others = approval({ at: 4, of: fromSales, department: 'labs' });
    expect(states(fold([inLabs, fromSales, own, others]), 2, 3, 4)).toEqual([
      'applied',
      'ignored',
      'applied',
    ]);
  });

  it('is not approved by somebody of the department that it names', () => {
    const timeline = fold([inLabs, fromSales, approval({ at: 3, of: fromSales })]);
    expect(states(timeline, 2, 3)).toEqual(['held', 'ignored']);
    expect(timeline.anomalies).toEqual([
      {
        code: 'ORPHAN_DECISION',
        detail: 'the decision names sales, labs decides on update-0-2',
        updateId: 'update-0-3',
      },
    ]);
  });

  it('is measured by the department in force on its own date', () => {
    const moved = transfer({ at: 3, on: '2026-11-11', department: 'labs', to: 'sales' });
    const late = bonus({ at: 4, on: '2026-11-11', department: 'sales', amount: '1.00 EUR' });
    expect(states(fold([inLabs, fromSales, moved, late]), 2, 4)).toEqual(['held', 'applied']);
  });

  it('before the hire is measured by the department of the hire', () => {
    const early = bonus({ at: 3, on: '2025-12-31', department: 'sales', amount: '1.00 EUR' });
    expect(states(fold([inLabs, early]), 3)).toEqual(['held']);
  });

  it('is not held where nobody is employed', () => {
    expect(states(fold([fromSales]), 2)).toEqual(['applied']);
    const left = leaving({ at: 3, on: '2026-03-31', department: 'labs' });
    expect(states(fold([inLabs, left, fromSales]), 2)).toEqual(['applied']);
  });

  it('counts as soon as the transfer arrives that makes its department right', () => {
    const moved = transfer({ at: 3, on: '2026-11-01', department: 'labs', to: 'sales' });
    expect(states(fold([inLabs, fromSales]), 2)).toEqual(['held']);
    expect(states(fold([inLabs, fromSales, moved]), 2)).toEqual(['applied']);
  });

  // Planted: a transfer that is not admitted moves somebody all the same.
  it('a transfer or leaving by another department moves nobody until it is approved, then from its own date', () => {
    const taken = transfer({ at: 2, on: '2026-05-01', department: 'sales', to: 'sales' });
    const gone = leaving({ at: 3, on: '2026-06-30', department: 'sales' });
    const later = salary({ at: 4, on: '2026-05-15', department: 'sales', amount: '1.00 EUR' });
    const entries = [inLabs, taken, gone, later];
    const held = fold(entries);
    expect(states(held, 2, 3, 4)).toEqual(['held', 'held', 'held']);
    expect(held.employments).toMatchObject([{ start: '2026-01-01', end: null, department: 'labs' }]);
    const timeline = fold([...entries, approval({ at: 5, of: taken, department: 'labs' })]);
    expect(timeline.employments).toMatchObject([
      { end: '2026-05-01', department: 'labs' },
      { end: '2026-07-01', department: 'sales' },
    ]);
    expect(states(timeline, 2, 3, 4)).toEqual(['applied', 'applied', 'applied']);
  });
});

describe('a decision', () => {
  it('on what does not wait, on another decision, or on an unknown update decides nothing and is flagged', () => {
    const plain = bonus({ at: 2, on: '2026-11-10', department: 'labs', amount: '1.00 EUR' });
    const onPlain = approval({ at: 3, of: plain });
    const onDecision = approval({ at: 4, of: onPlain });
    const onUnknown = decline({ at: 5, of: 'update-9-9', department: 'labs' });
    const timeline = fold([inLabs, plain, onPlain, onDecision, onUnknown]);
    expect(states(timeline, 2, 3, 4, 5)).toEqual(['applied', 'ignored', 'ignored', 'ignored']);
    expect(timeline.anomalies.map(({ code, detail }) => [code, detail])).toEqual([
      ['ORPHAN_DECISION', 'update-0-2 does not wait for a decision'],
      ['ORPHAN_DECISION', 'update-0-3 does not wait for a decision'],
      ['ORPHAN_DECISION', 'no update update-9-9 is known here'],
    ]);
  });

  // Planted: the decisions as they come.
  it('is the first one in the log, whatever order they are given in', () => {
    const first = decline({ at: 3, of: fromSales, department: 'labs' });
    const second = approval({ at: 4, of: fromSales, department: 'labs' });
    expect(new Decisions([second, first]).on(fromSales, 'labs')).toBe(first);
    expect(new Decisions([first, second]).on(fromSales, 'labs')).toBe(first);
  });

  it('that arrives before its proposal waits for it', () => {
    const early = approval({ at: 2, of: 'update-0-9', department: 'labs' });
    const proposal = bonus({ at: 9, on: '2026-11-10', department: 'sales', amount: '1.00 EUR' });
    expect(codes(fold([inLabs, early]))).toEqual([['ORPHAN_DECISION', 'update-0-2']]);
    expect(states(fold([inLabs, early, proposal]), 2, 9)).toEqual(['applied', 'applied']);
  });

  it('on an update that was reversed afterwards stays without a flag', () => {
    const timeline = fold([
      inLabs,
      fromSales,
      approval({ at: 3, of: fromSales, department: 'labs' }),
      reversal({ at: 4, of: fromSales }),
    ]);
    expect(timeline.bonuses).toEqual([]);
    expect(timeline.anomalies).toEqual([]);
    expect(states(timeline, 2, 3, 4)).toEqual(['reversed', 'ignored', 'applied']);
  });
});
