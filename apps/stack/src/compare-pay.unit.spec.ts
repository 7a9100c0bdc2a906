import { comparePay } from './compare-pay.js';
import { readableAmount } from './money-text.js';

const city = { departments: [{ id: 'LAW', name: 'LAW' }], people: [] };
const expected = {
  currency: 'USD',
  departments: { LAW: { salaried: 1, hourly: 0, pay: '100.10' } },
  total: { salaried: 1, hourly: 0, pay: '100.10' },
};
const readBack = (pay: string, salaried = 1) =>
  new Map([['LAW', { salaried, hourly: 0, pay, oddities: [] }]]);

describe('the comparison with the file', () => {
  it('finds equal figures equal', () => {
    expect(comparePay(city, readBack('100.10'), expected).differences).toEqual([]);
  });

  it('names a difference of one cent, in the department and in total', () => {
    expect(comparePay(city, readBack('100.11'), expected).differences).toEqual([
      'LAW: pay 100.11, expected 100.10',
      'total: pay 100.11, expected 100.10',
    ]);
  });

  it('names a missing person and a missing department', () => {
    expect(comparePay(city, readBack('100.10', 0), expected).differences).toHaveLength(2);
    expect(comparePay(city, new Map(), expected).differences).toHaveLength(4);
  });

  it("names payroll-api's own contradictions even without an expectation", () => {
    const odd = new Map([['LAW', { salaried: 1, hourly: 0, pay: '1.00', oddities: ['it counts 2'] }]]);
    expect(comparePay(city, odd, undefined).differences).toEqual(['LAW: it counts 2']);
  });
});

describe('amounts for people', () => {
  it.each([
    ['1234567.5', '1,234,567.50'],
    ['999.99', '999.99'],
    ['-1000.00', '-1,000.00'],
    ['0', '0.00'],
  ])('shows %s as %s', (amount, shown) => {
    expect(readableAmount(amount)).toBe(shown);
  });
});
