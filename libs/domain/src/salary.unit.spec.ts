import { annualOf } from './salary.js';

describe('annualOf', () => {
  it.each([
    ['60,000.00 a year', { amount: { amount: '60000.00', currency: 'EUR' }, per: 'year' as const }, '60000'],
    [
      '3,123.45 a month × 12',
      { amount: { amount: '3123.45', currency: 'EUR' }, per: 'month' as const },
      '37481.4',
    ],
    [
      '25.33 an hour × 37.25 × 52, not rounded',
      { amount: { amount: '25.33', currency: 'EUR' }, per: 'hour' as const, hoursPerWeek: '37.25' },
      '49064.21',
    ],
    [
      'the largest hourly rate × 168 × 52, to the last digit',
      {
        amount: { amount: '999999999999999.9999', currency: 'CLF' },
        per: 'hour' as const,
        hoursPerWeek: '168',
      },
      '8735999999999999999.1264',
    ],
  ])('%s', (_title, salary, annual) => {
    expect(annualOf(salary).toFixed()).toBe(annual);
  });
});
