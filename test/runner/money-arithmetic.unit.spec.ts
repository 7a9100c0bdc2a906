import { moneyArithmetic } from './money-arithmetic.js';

const wrong = [
  'Number(m.amount)',
  'parseFloat(m.amount)',
  'parseInt(m.amount, 10)',
  '[m.amount].map(Number)',
  'sum.toNumber()',
  'sum.valueOf()',
  '+m.amount',
  '-m.amount',
  '+sum',
  'm.amount + m.amount',
  'm.amount * days',
  'days / m.amount',
  'm.amount < m.amount',
  'sum + sum',
  'sum * days',
  'sum > exactDecimal("2")',
  'exactDecimal("2") - sum',
];
const right = [
  'sum.plus(m.amount)',
  'sum.lt(sum)',
  'days * 2 + 1',
  '`${m.amount} ${m.currency}`',
  'm.currency < "EUR"',
  'm.amount === "1.00"',
];

const head = `import { exactDecimal, type Money } from './money.js';
declare const m: Money; declare const days: number;
const sum = exactDecimal('1');
`;
const pathOf = (text: string) => `libs/domain/src/planted-${[...wrong, ...right].indexOf(text)}.ts`;
// One program for all of them: starting the compiler costs a second, an expression nothing.
const planted = new Map(
  [...wrong, ...right].map((text) => [pathOf(text), `${head}export const found = ${text};\n`]),
);

describe('arithmetic with money', () => {
  let faults: string[];
  beforeAll(() => {
    faults = moneyArithmetic([], planted);
  });
  const faultsOf = (text: string) => faults.filter((fault) => fault.startsWith(`${pathOf(text)}:`));

  it.each(wrong)('%s is found, with its line', (text) => {
    expect(faultsOf(text)).toHaveLength(1);
    expect(faultsOf(text)[0]).toContain('.ts:4: ');
  });

  it.each(right)('%s is left alone', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it('a file that is not there is a fault, not a file without faults', () => {
    expect(moneyArithmetic(['libs/domain/src/no-such-file.ts'])).toEqual([
      expect.stringContaining('no-such-file.ts: not found'),
    ]);
  });
});
