import { addTotals, runTotals } from './run-totals.js';

const statement = (...gross: string[]) => ({
  gross: gross.map((text) => {
    const [amount = '', currency = ''] = text.split(' ');
    return { amount, currency };
  }),
});

describe('the totals of a run', () => {
  it('keep what is owed apart from what is paid, in each currency', () => {
    expect(
      runTotals([
        statement('100.10 EUR', '-500 JPY'),
        statement('-40.00 EUR'),
        statement('0.20 EUR'),
        statement(),
      ]),
    ).toEqual([
      { currency: 'EUR', gross: '60.30', payable: '100.30', receivable: '40.00' },
      { currency: 'JPY', gross: '-500', payable: '0', receivable: '500' },
    ]);
  });

  it('are the same, however the statements are cut into chunks', () => {
    const statements = ['1.10 EUR', '-2.20 EUR', '3.333 KWD', '0.01 EUR', '-0.004 KWD'].map((text) =>
      statement(text),
    );
    const chunked = statements.map((one) => runTotals([one])).reduce(addTotals, []);
    expect(chunked).toEqual(runTotals(statements));
    expect(runTotals([])).toEqual([]);
  });
});
