import { requestBodies } from '#libs/contracts';
import { Problem } from './problem.js';
import { pointerOf, validate } from './validate.js';

function problemOf(act: () => unknown): Problem {
  try {
    act();
  } catch (fault) {
    if (fault instanceof Problem) return fault;
    throw fault;
  }
  throw new Error('no problem was thrown');
}

describe('validate', () => {
  it('gives the canonical body', () => {
    const body = { amount: { amount: '60000', currency: 'EUR' }, per: 'year', effectiveDate: '2026-11-01' };
    expect(validate(requestBodies['salary.set'], body)).toMatchObject({
      amount: { amount: '60000.00', currency: 'EUR' },
    });
  });

  it('tells every fault at once by its JSON pointer', () => {
    const body = {
      amount: { amount: 60000, currency: 'EUR' },
      per: 'week',
      effectiveDate: '2026-02-30',
      approved: true,
    };
    const problem = problemOf(() => validate(requestBodies['salary.set'], body));
    expect(problem.code).toBe('BODY_INVALID');
    expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/amount/amount',
      '/approved',
      '/effectiveDate',
      '/per',
    ]);
  });

  it.each([
    ['a number for money', { amount: 500.1, currency: 'EUR' }, '/amount/amount'],
    ['a surplus decimal', { amount: '500.123', currency: 'EUR' }, '/amount/amount'],
    ['an unknown currency', { amount: '500.00', currency: 'EUX' }, '/amount/currency'],
    ['an unknown field of money', { amount: '500.00', currency: 'EUR', vat: '1' }, '/amount/vat'],
    ['text instead of money', '500 EUR', '/amount'],
  ])('points at %s', (_, amount, pointer) => {
    const problem = problemOf(() =>
      validate(requestBodies['bonus.granted'], { amount, payDate: '2026-11-10' }),
    );
    expect(problem.errors?.map((fault) => fault.pointer)).toEqual([pointer]);
  });

  it('never repeats a value of the body', () => {
    const body = {
      amount: { amount: '31415.926', currency: 'EUR' },
      per: '31415',
      hoursPerWeek: '31415',
      effectiveDate: '31415',
    };
    expect(
      JSON.stringify(problemOf(() => validate(requestBodies['salary.set'], body)).toBody()),
    ).not.toContain('31415');
  });

  it('points at a body that is no object with the empty pointer', () => {
    expect(problemOf(() => validate(requestBodies['salary.set'], undefined)).errors?.[0]?.pointer).toBe('');
  });

  it('escapes pointers by RFC 6901', () => {
    expect(pointerOf(['a/b', 'c~d', 0])).toBe('/a~1b/c~0d/0');
  });
});
