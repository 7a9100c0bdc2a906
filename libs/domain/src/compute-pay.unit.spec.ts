// Departments, bonuses and doubts about pay.
// Planted, each seen failing here: bounds of the period open or closed on the wrong side for bonuses and employments, the
// department of the first employment instead of the last, a doubt shown once per line, SALARY_MISSING left out.
import { amountsOf, grossOf, month, payOf, updatesOf } from '../../../test/support/computed-pay.js';
import { adjustment, bonus, hire, salary, transfer } from '../../../test/support/entries.js';
import type { PayComputation } from './compute-pay.js';

const departments = (pay: PayComputation) => pay.lines.map(({ department }) => department);
const codes = (pay: PayComputation) => pay.anomalies.map(({ code }) => code);

const hired = hire({ at: 1, on: '2026-01-01' });

describe('departments', () => {
  const moved = [
    hire({ at: 1, on: '2026-01-01', department: 'sales' }),
    salary({ at: 2, on: '2026-01-01', department: 'sales', amount: '100.00 EUR' }),
    transfer({ at: 3, on: '2026-11-11', to: 'labs' }),
  ];

  it('a department boundary splits the line and loses nothing: 100.00 is 33.33 in sales and 66.67 in labs', () => {
    const pay = payOf(moved);
    expect(amountsOf(pay)).toEqual(['33.33 EUR', '66.67 EUR']);
    expect(departments(pay)).toEqual(['sales', 'labs']);
    // In sales the employment's end cuts the period; in labs its start does.
    expect(updatesOf(pay)).toEqual([
      ['update-0-2', 'update-0-1'],
      ['update-0-2', 'update-0-3'],
    ]);
    expect(pay.department).toBe('labs');
    expect(codes(pay)).toEqual([]);
  });

  it('the department in force at the end of each period is named', () => {
    expect(
      ['2025-12', '2026-10', '2026-11', '2026-12'].map((id) => payOf(moved, month(id)).department),
    ).toEqual(['sales', 'sales', 'labs', 'labs']);
  });

  it('a boundary on the first of the next month belongs to the next month', () => {
    const entries = [...moved.slice(0, 2), transfer({ at: 3, on: '2026-12-01', to: 'labs' })];
    const pay = payOf(entries);
    expect(pay.department).toBe('sales');
    expect(amountsOf(pay)).toEqual(['100.00 EUR']);
    expect(updatesOf(pay)).toEqual([['update-0-2']]);
    expect(pay.anomalies).toEqual([]);
    // From then on the transfer decides, because the salary's own update names sales.
    expect(updatesOf(payOf(entries, month('2027-01')))).toEqual([['update-0-2', 'update-0-3']]);
  });

  it('bonuses alone name the department of the last', () => {
    const pay = payOf([
      bonus({ at: 1, on: '2026-11-05', department: 'sales', amount: '1.00 EUR' }),
      bonus({ at: 2, on: '2026-11-06', department: 'labs', amount: '1.00 EUR' }),
    ]);
    expect(pay.department).toBe('labs');
    expect(departments(pay)).toEqual(['sales', 'labs']);
  });

  it('a single bonus names its department, and so do adjustments without anything else', () => {
    expect(
      payOf([bonus({ at: 1, on: '2026-11-05', department: 'labs', amount: '1.00 EUR' })]).department,
    ).toBe('labs');
    const adjusted = adjustment({ at: 1, on: '2026-11-05', department: 'labs', amount: '1.00 EUR' });
    expect(payOf([adjusted]).department).toBe('labs');
  });

  it('nobody is paid nothing', () => {
    expect(payOf([])).toEqual({
      employeeId: '',
      department: '',
      period: month('2026-11'),
      lines: [],
      gross: [],
      receivable: [],
      anomalies: [],
    });
  });
});

describe('bonuses', () => {
  it('belong to the period that holds their pay date, and only to that', () => {
    const entries = [
      hired,
      bonus({ at: 2, on: '2026-10-31', amount: '1.00 EUR' }),
      bonus({ at: 3, on: '2026-11-01', amount: '2.00 EUR' }),
      bonus({ at: 4, on: '2026-11-30', amount: '3.00 EUR', code: 'SPOT' }),
      bonus({ at: 5, on: '2026-12-01', amount: '4.00 EUR' }),
    ];
    const pay = payOf(entries);
    expect(amountsOf(pay)).toEqual(['2.00 EUR', '3.00 EUR']);
    expect(pay.lines[1]).toEqual({
      kind: 'bonus',
      amount: { amount: '3.00', currency: 'EUR' },
      department: 'sales',
      earned: { start: '2026-11-30', end: '2026-12-01' },
      code: 'SPOT',
      sources: [{ updateId: 'update-0-4', partition: 0, offset: 4n, actor: 'clerk' }],
    });
    expect(pay.lines[0]).not.toHaveProperty('code');
    expect(grossOf(pay)).toEqual(['5.00 EUR']);
  });

  it('come after the base lines, and add to the gross of their own currency only', () => {
    const pay = payOf([
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '300000 JPY' }),
      bonus({ at: 3, on: '2026-11-05', amount: '0.001 KWD' }),
      bonus({ at: 4, on: '2026-11-05', amount: '1 JPY' }),
    ]);
    expect(amountsOf(pay)).toEqual(['300000 JPY', '0.001 KWD', '1 JPY']);
    expect(grossOf(pay)).toEqual(['300001 JPY', '0.001 KWD']);
  });
});

describe('anomalies', () => {
  it('a salary without a hire is enough to be paid, and says so in every period', () => {
    const entries = [salary({ at: 1, on: '2026-11-16', amount: '3000.00 EUR' })];
    expect(amountsOf(payOf(entries))).toEqual(['1500.00 EUR']);
    expect(updatesOf(payOf(entries))).toEqual([['update-0-1']]);
    expect(codes(payOf(entries))).toEqual(['EMPLOYMENT_IMPLIED']);
    expect(codes(payOf(entries, month('2027-03')))).toEqual(['EMPLOYMENT_IMPLIED']);
    expect(codes(payOf(entries, month('2026-10')))).toEqual([]);
  });

  it('being employed without a salary is flagged with the days, first and last included', () => {
    const late = payOf([hired, salary({ at: 2, on: '2026-11-16', amount: '3000.00 EUR' })]);
    expect(amountsOf(late)).toEqual(['1500.00 EUR']);
    expect(late.anomalies).toEqual([
      { code: 'SALARY_MISSING', detail: 'employed from 2026-11-01 to 2026-11-15 without a salary' },
    ]);
    const never = payOf([hire({ at: 1, on: '2026-11-30' })]);
    expect(never.lines).toEqual([]);
    expect(never.anomalies.map(({ detail }) => detail)).toEqual([
      'employed from 2026-11-30 to 2026-11-30 without a salary',
    ]);
    expect(payOf([hired, salary({ at: 2, on: '2026-11-01', amount: '1.00 EUR' })]).anomalies).toEqual([]);
  });

  it('what is doubtful about an employment is flagged in each period that it pays, once', () => {
    const entries = [
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' }),
      hire({ at: 3, on: '2026-11-11' }),
      salary({ at: 4, on: '2026-11-21', amount: '3300.00 EUR' }),
    ];
    expect(codes(payOf(entries))).toEqual(['ALREADY_EMPLOYED']);
    expect(codes(payOf(entries, month('2026-12')))).toEqual(['ALREADY_EMPLOYED']);
    expect(codes(payOf(entries, month('2026-10')))).toEqual([]);
    expect(payOf(entries).lines).toHaveLength(3);
  });

  it('a bonus before the hire is paid and flagged in its period only', () => {
    const entries = [
      hire({ at: 1, on: '2026-12-01', department: 'labs' }),
      bonus({ at: 2, on: '2026-11-20', department: 'labs', amount: '10.00 EUR' }),
    ];
    const pay = payOf(entries);
    expect(amountsOf(pay)).toEqual(['10.00 EUR']);
    expect(departments(pay)).toEqual(['labs']);
    expect(pay.department).toBe('labs');
    expect(codes(pay)).toEqual(['BONUS_BEFORE_HIRE']);
    expect(codes(payOf(entries, month('2026-12')))).toEqual(['SALARY_MISSING']);
  });
});
