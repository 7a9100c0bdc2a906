import { failedOnce, passedOnce, summaryOf } from './outcome.js';

describe('the summary of a test run', () => {
  it('ends with the sums over all runners, alone on the last line', () => {
    const { text, exitCode } = summaryOf([passedOnce, { passed: 40, failures: [] }]);
    expect(text.trimEnd().split('\n').at(-1)).toBe('41 passed, 0 failed');
    expect(exitCode).toBe(0);
  });

  it('names every failing title and fails', () => {
    const { text, exitCode } = summaryOf([
      failedOnce('types (tsc)'),
      { passed: 3, failures: ['a pays twice'] },
    ]);
    expect(text).toContain('  - types (tsc)\n  - a pays twice\n');
    expect(text.trimEnd().split('\n').at(-1)).toBe('3 passed, 2 failed');
    expect(exitCode).toBe(1);
  });

  it('fails when nothing ran', () => {
    expect(summaryOf([])).toEqual({ text: '\n0 passed, 0 failed\n', exitCode: 1 });
  });
});
