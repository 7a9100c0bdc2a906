import { readChicagoFlags } from './chicago-flags.js';

describe('the flags of sample:chicago', () => {
  it('compares November 2026 with 64 open requests unless told', () => {
    expect(readChicagoFlags([])).toMatchObject({ concurrency: 64, period: '2026-11', verifyOnly: false });
  });

  it.each([
    ['--period', '2025-12'],
    ['--period', '2026-13'],
    ['--period', 'November'],
    ['--concurrency', '0'],
    ['--concurrency', '9999'],
    ['--concurency', '8'],
  ])('refuses %s %s', (flag, value) => {
    expect(() => readChicagoFlags([flag, value])).toThrow();
  });
});
