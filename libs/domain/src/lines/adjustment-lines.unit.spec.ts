// Planted, each seen failing here: adjustments by the time they were earned in instead of the pay date, a receivable for
// nothing owed.
import { payIn } from '../../../../test/support/timeline-pay.js';
import { adjustmentOf, employment, salaryOf, timelineOf } from '../../../../test/support/timelines.js';

const hired = [employment('2026-01-01')];

describe('an adjustment', () => {
  it('is paid as it was given, signed, by its pay date, with the time in which it was earned', () => {
    const earned = { start: '2026-10-01', end: '2026-10-16' };
    const timeline = timelineOf({
      employments: hired,
      salaries: [salaryOf('2026-01-01', '3000.00 EUR', { per: 'month' })],
      adjustments: [adjustmentOf('2026-11-10', '-250.00 EUR', { code: 'UNPAID_LEAVE', earned })],
    });
    const pay = payIn(timeline);
    expect(pay.lines[1]).toEqual({
      kind: 'adjustment',
      amount: { amount: '-250.00', currency: 'EUR' },
      department: 'sales',
      earned,
      code: 'UNPAID_LEAVE',
      sources: [expect.objectContaining({ updateId: 'adjustment-2026-11-10' })],
    });
    expect(pay.gross).toEqual([{ amount: '2750.00', currency: 'EUR' }]);
    expect(payIn(timeline, '2026-10').lines).toHaveLength(1);
  });

  it('unpaid leave in the month of hire: 3,000 × 15/30 − 500 = 1,000.00', () => {
    const timeline = timelineOf({
      employments: [employment('2026-11-16')],
      salaries: [salaryOf('2026-01-01', '3000.00 EUR', { per: 'month' })],
      adjustments: [adjustmentOf('2026-11-30', '-500.00 EUR', { code: 'UNPAID_LEAVE' })],
    });
    expect(payIn(timeline).gross).toEqual([{ amount: '1000.00', currency: 'EUR' }]);
  });

  it('below zero becomes a receivable of the employee, per currency, and is flagged', () => {
    const timeline = timelineOf({
      employments: hired,
      salaries: [salaryOf('2026-01-01', '1000.00 EUR', { per: 'month' })],
      adjustments: [adjustmentOf('2026-11-10', '-1200.00 EUR'), adjustmentOf('2026-11-11', '5 JPY')],
    });
    const pay = payIn(timeline);
    expect(pay.gross).toEqual([
      { amount: '-200.00', currency: 'EUR' },
      { amount: '5', currency: 'JPY' },
    ]);
    expect(pay.receivable).toEqual([{ amount: '200.00', currency: 'EUR' }]);
    expect(pay.anomalies).toEqual([
      { code: 'NEGATIVE_PAY', detail: '200.00 EUR is owed by the employee and not paid' },
    ]);
  });

  it('exactly zero is owed by nobody', () => {
    const timeline = timelineOf({
      employments: hired,
      salaries: [salaryOf('2026-01-01', '1000.00 EUR', { per: 'month' })],
      adjustments: [adjustmentOf('2026-11-10', '-1000.00 EUR')],
    });
    expect(payIn(timeline)).toMatchObject({ gross: [{ amount: '0.00' }], receivable: [], anomalies: [] });
  });
});
