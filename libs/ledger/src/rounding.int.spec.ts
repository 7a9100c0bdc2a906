import { openBooks, type Books } from '../../../test/support/books.js';
import { currencyExponent, exactDecimal, roundToCurrency } from '#libs/domain';

// Planted: HALF_EVEN in place of HALF_UP, and halves rounded towards plus infinity as Math.round does; both fail here.
describe('HALF_UP', () => {
  let books: Books;
  beforeAll(async () => {
    books = await openBooks();
  });
  afterAll(() => books.close());

  it('is half away from zero, the same as round(numeric) of Postgres, for 2,000 amounts of four currencies', async () => {
    const currencies = ['EUR', 'JPY', 'KWD', 'CLF'];
    const amounts = Array.from({ length: 2_000 }, (_, at) => {
      const digits = `${(at * 2_654_435_761) % 1_000_003}`.padStart(7, '0');
      // Every other one lies exactly half a unit from two neighbours.
      const currency = currencies[at % 4]!;
      const exponent = currencyExponent(currency)!;
      const whole = digits.slice(0, 3).replace(/^0+(?=\d)/, '');
      const half = at % 8 < 4 ? '5' : digits.slice(5);
      return {
        currency,
        exponent,
        amount: `${at % 3 === 0 ? '-' : ''}${whole}.${digits.slice(3, 3 + exponent).padEnd(exponent, '7')}${half}`,
      };
    });
    const rows = await books.database.query<{ rounded: string }>(
      `select round(amount, places)::text as rounded
         from unnest($1::numeric[], $2::int[]) with ordinality as given (amount, places, at) order by at`,
      [amounts.map(({ amount }) => amount), amounts.map(({ exponent }) => exponent)],
    );
    expect(
      amounts.map(({ amount, currency }) => roundToCurrency(exactDecimal(amount), currency, 'HALF_UP')),
    ).toEqual(rows.map(({ rounded }) => rounded));
    expect(
      amounts.filter(({ amount }) => amount.endsWith('5') && amount.startsWith('-')).length,
    ).toBeGreaterThan(100);
  });
});
