import { countFaults } from './fault-suite.js';

const good = { name: 'zombie', injected: 2, violations: 0, unknown: 0 };

describe('the faults in the sums of npm test', () => {
  it('count one test per fault', () => {
    expect(countFaults({ seed: 7, faults: [good, { ...good, name: 'poison' }] })).toEqual({
      passed: 2,
      failures: [],
    });
  });

  it.each([{ violations: 1 }, { unknown: 1 }, { injected: 0 }])('fail with %j', (fault) => {
    const { passed, failures } = countFaults({ seed: 7, faults: [{ ...good, ...fault }, good] });
    expect(passed).toBe(1);
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain('zombie with seed 7');
  });
});
