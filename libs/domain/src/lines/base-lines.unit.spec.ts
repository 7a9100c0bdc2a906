// Examples with the arithmetic in the title. November 2026 has 30 days, December 31, February 28.
// Planted, each seen failing here: ÷ 12 before × days, no residue for the last, residue shared across currencies or by the
// written amount instead of the annual one, residue and rate shared by what a day is worth, HALF_UP whatever
// the policy, the first day left out of "inside the period".
import { amountsOf, grossOf, month, payOf, updatesOf } from '../../../../test/support/computed-pay.js';
import { hire, raise, salary, wage } from '../../../../test/support/entries.js';

const hired = hire({ at: 1, on: '2026-01-01' });

describe('an undivided full period', () => {
  it.each([
    [
      '60,000.00 a year pays 60,000 / 12 = 5,000.00',
      salary({ at: 2, on: '2026-01-01', amount: '60000.00 EUR', per: 'year' }),
      '5000.00 EUR',
    ],
    [
      '100,000.00 a year pays 8,333.33',
      salary({ at: 2, on: '2026-01-01', amount: '100000.00 EUR', per: 'year' }),
      '8333.33 EUR',
    ],
    [
      '100,000.04 a year is 8,333.336…, pays 8,333.34',
      salary({ at: 2, on: '2026-01-01', amount: '100000.04 EUR', per: 'year' }),
      '8333.34 EUR',
    ],
    [
      '3,123.45 a month pays 3,123.45',
      salary({ at: 2, on: '2026-01-01', amount: '3123.45 EUR' }),
      '3123.45 EUR',
    ],
    [
      '20.00 an hour for 40 hours pays 20 × 40 × 52 / 12 = 3,466.67',
      wage({ at: 2, on: '2026-01-01', amount: '20.00 USD', hoursPerWeek: '40' }),
      '3466.67 USD',
    ],
    [
      '23.73 an hour for 37.5 hours pays 3,856.125, half up 3,856.13',
      wage({ at: 2, on: '2026-01-01', amount: '23.73 USD', hoursPerWeek: '37.5' }),
      '3856.13 USD',
    ],
    [
      '5,000,000 JPY a year pays 416,667',
      salary({ at: 2, on: '2026-01-01', amount: '5000000 JPY', per: 'year' }),
      '416667 JPY',
    ],
    [
      '10,000.000 KWD a year pays 833.333',
      salary({ at: 2, on: '2026-01-01', amount: '10000.000 KWD', per: 'year' }),
      '833.333 KWD',
    ],
    [
      '1.0000 CLF a year pays 0.0833',
      salary({ at: 2, on: '2026-01-01', amount: '1.0000 CLF', per: 'year' }),
      '0.0833 CLF',
    ],
  ])('%s', (_title, entry, paid) => {
    const pay = payOf([hired, entry]);
    expect(amountsOf(pay)).toEqual([paid]);
    expect(grossOf(pay)).toEqual([paid]);
    expect(pay.anomalies).toEqual([]);
  });

  it('rounds the half cent of 23.73 × 37.5 × 52 / 12 = 3,856.125 to even where the policy says so', () => {
    const entries = [hired, wage({ at: 2, on: '2026-01-01', amount: '23.73 USD', hoursPerWeek: '37.5' })];
    expect(amountsOf(payOf(entries, month('2026-11'), 'HALF_EVEN'))).toEqual(['3856.12 USD']);
  });

  it('a rounded daily wage × days is not the monthly wage: 100.00 / 30 = 3.33, × 30 = 99.90, but 100.00 is paid', () => {
    const pay = payOf([hired, salary({ at: 2, on: '2026-01-01', amount: '100.00 EUR' })]);
    expect(pay.lines).toEqual([
      {
        kind: 'base',
        amount: { amount: '100.00', currency: 'EUR' },
        department: 'sales',
        earned: { start: '2026-11-01', end: '2026-12-01' },
        quantity: '30',
        rate: '3.3333333333',
        method: 'CALENDAR_DAYS',
        sources: [{ updateId: 'update-0-2', partition: 0, offset: 2n, actor: 'clerk' }],
      },
    ]);
  });

  it('pays the same in months of 28, 30 and 31 days', () => {
    const entries = [hired, salary({ at: 2, on: '2026-01-01', amount: '3100.00 EUR' })];
    const months = ['2026-02', '2026-11', '2026-12'].map((id) => payOf(entries, month(id)));
    expect(months.map(amountsOf)).toEqual([['3100.00 EUR'], ['3100.00 EUR'], ['3100.00 EUR']]);
    expect(months.map(({ lines }) => [lines[0]?.quantity, lines[0]?.rate])).toEqual([
      ['28', '110.7142857143'],
      ['30', '103.3333333333'],
      ['31', '100'],
    ]);
  });
});

describe('a divided period', () => {
  it('a mid-month raise splits one statement into old and new: 3,000 × 14/30 = 1,400.00 and 3,300 × 16/30 = 1,760.00', () => {
    const pay = payOf([
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' }),
      salary({ at: 3, on: '2026-11-15', amount: '3300.00 EUR' }),
    ]);
    expect(amountsOf(pay)).toEqual(['1400.00 EUR', '1760.00 EUR']);
    expect(pay.lines.map(({ earned, quantity }) => [earned.start, earned.end, quantity])).toEqual([
      ['2026-11-01', '2026-11-15', '14'],
      ['2026-11-15', '2026-12-01', '16'],
    ]);
    expect(updatesOf(pay)).toEqual([['update-0-2'], ['update-0-3']]);
    expect(grossOf(pay)).toEqual(['3160.00 EUR']);
  });

  it('20.00 an hour for 40 hours, then 40.00 for 20, are two rates, although a day is worth 160.00 under both', () => {
    const entries = [
      hired,
      wage({ at: 2, on: '2026-01-01', amount: '20.00 USD', hoursPerWeek: '40' }),
      wage({ at: 3, on: '2026-11-16', amount: '40.00 USD', hoursPerWeek: '20' }),
    ];
    const { lines } = payOf(entries, month('2026-11'), 'HALF_UP', { proration: 'HOURS' });
    expect(lines.map(({ quantity, rate, amount }) => [quantity, rate, amount.amount])).toEqual([
      ['80', '20', '1600.00'],
      ['44', '40', '1760.00'],
    ]);
  });

  it('a raise in the month of an implied hire names its salary once, which is the hire too', () => {
    const pay = payOf([
      salary({ at: 1, on: '2026-11-06', amount: '3000.00 EUR' }),
      raise({ at: 2, on: '2026-11-16', percent: '10' }),
    ]);
    // 3,000 × 10/30 and 3,300 × 15/30
    expect(amountsOf(pay)).toEqual(['1000.00 EUR', '1650.00 EUR']);
    expect(updatesOf(pay)).toEqual([['update-0-1'], ['update-0-1', 'update-0-2']]);
  });

  it('a raise from the first of the month or of the next leaves the month whole', () => {
    const entries = [
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' }),
      salary({ at: 3, on: '2026-11-01', amount: '3300.00 EUR' }),
      salary({ at: 4, on: '2026-12-01', amount: '3600.00 EUR' }),
    ];
    expect(['2026-10', '2026-11', '2026-12'].map((id) => amountsOf(payOf(entries, month(id))))).toEqual([
      ['3000.00 EUR'],
      ['3300.00 EUR'],
      ['3600.00 EUR'],
    ]);
  });

  it('a raise on the last day counts for that day: 3,000 × 29/30 = 2,900.00 and 3,300 / 30 = 110.00', () => {
    const pay = payOf([
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' }),
      salary({ at: 3, on: '2026-11-30', amount: '3300.00 EUR' }),
    ]);
    expect(amountsOf(pay)).toEqual(['2900.00 EUR', '110.00 EUR']);
  });

  it('a late joiner is paid from the hire date, and the hire is named: 5,000 × 21/30 = 3,500.00', () => {
    const pay = payOf([
      hire({ at: 1, on: '2026-11-10' }),
      salary({ at: 2, on: '2026-11-10', amount: '60000.00 EUR', per: 'year' }),
    ]);
    expect(amountsOf(pay)).toEqual(['3500.00 EUR']);
    expect(updatesOf(pay)).toEqual([['update-0-2', 'update-0-1']]);
    expect(pay.anomalies).toEqual([]);
  });

  it('a hire on the first day leaves the month whole, and is named', () => {
    const pay = payOf([
      hire({ at: 1, on: '2026-11-01' }),
      salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' }),
    ]);
    expect(amountsOf(pay)).toEqual(['3000.00 EUR']);
    expect(updatesOf(pay)).toEqual([['update-0-2', 'update-0-1']]);
  });

  it('a salary from before the hire counts from the hire: 3,000 × 1/30 = 100.00', () => {
    const pay = payOf([
      salary({ at: 1, on: '2026-01-01', amount: '3000.00 EUR' }),
      hire({ at: 2, on: '2026-11-30' }),
    ]);
    expect(amountsOf(pay)).toEqual(['100.00 EUR']);
    expect(
      payOf([salary({ at: 1, on: '2026-01-01', amount: '3000.00 EUR' }), hire({ at: 2, on: '2026-12-01' })])
        .lines,
    ).toEqual([]);
  });

  it('the last of three equal thirds takes the residue: 100.00 over 10 + 10 + 10 days is 33.33 + 33.33 + 33.34', () => {
    const pay = payOf([
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '100.00 EUR' }),
      salary({ at: 3, on: '2026-11-11', amount: '100.00 EUR' }),
      salary({ at: 4, on: '2026-11-21', amount: '1200.00 EUR', per: 'year' }),
    ]);
    expect(amountsOf(pay)).toEqual(['33.33 EUR', '33.33 EUR', '33.34 EUR']);
    expect(grossOf(pay)).toEqual(['100.00 EUR']);
  });

  it('residues stay with their own rate: 100.00, then 200.00, then 100.00 again', () => {
    // 100 × 10/30 = 33.333 → 33.33; 200 × 10/30 = 66.666 → 66.67; both tens of 100: round(66.666) − 33.33 = 33.34
    const pay = payOf([
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '100.00 EUR' }),
      salary({ at: 3, on: '2026-11-11', amount: '200.00 EUR' }),
      salary({ at: 4, on: '2026-11-21', amount: '100.00 EUR' }),
    ]);
    expect(amountsOf(pay)).toEqual(['33.33 EUR', '66.67 EUR', '33.34 EUR']);
  });

  it('the same figure in two currencies shares nothing: 10 days of 100.00 USD and 10 of 100.00 EUR are 33.33 each', () => {
    const pay = payOf([
      hire({ at: 1, on: '2026-11-11' }),
      salary({ at: 2, on: '2026-11-11', amount: '100.00 USD' }),
      salary({ at: 3, on: '2026-11-21', amount: '100.00 EUR' }),
    ]);
    expect(amountsOf(pay)).toEqual(['33.33 USD', '33.33 EUR']);
    expect(grossOf(pay)).toEqual(['33.33 EUR', '33.33 USD']);
  });

  it('an exact half cent is not lost in a third: 13,333.00 a year, 9 of 30 days, is 333.325, paid 333.33', () => {
    // 13,333 / 12 = 1,111.08333…; cut off at any digit, × 9 / 30 it is 333.32499…, which would pay a cent less.
    const pay = payOf([
      hire({ at: 1, on: '2026-11-22' }),
      salary({ at: 2, on: '2026-11-22', amount: '13333.00 EUR', per: 'year' }),
    ]);
    expect(amountsOf(pay)).toEqual(['333.33 EUR']);
  });

  it('JPY splits into whole yen: 100,000 × 10/30 = 33,333 and 66,667', () => {
    const pay = payOf([
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '100000 JPY' }),
      salary({ at: 3, on: '2026-11-11', amount: '100000 JPY' }),
    ]);
    expect(amountsOf(pay)).toEqual(['33333 JPY', '66667 JPY']);
  });

  it('KWD splits into thousandths: 1,000.000 × 10/30 = 333.333 and 666.667', () => {
    const pay = payOf([
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '1000.000 KWD' }),
      salary({ at: 3, on: '2026-11-11', amount: '1000.000 KWD' }),
    ]);
    expect(amountsOf(pay)).toEqual(['333.333 KWD', '666.667 KWD']);
  });
});
