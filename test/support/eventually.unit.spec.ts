import { eventually } from './eventually.js';

describe('eventually', () => {
  it('gives the first value that is neither undefined nor false', async () => {
    const answers = [undefined, false, 0];
    await expect(eventually(() => answers.shift(), { intervalMs: 1 })).resolves.toBe(0);
  });

  it('keeps trying after an attempt that throws', async () => {
    let attempts = 0;
    const value = await eventually(
      () => {
        attempts += 1;
        if (attempts < 3) throw new Error('not yet');
        return 'there';
      },
      { intervalMs: 1 },
    );
    expect([value, attempts]).toEqual(['there', 3]);
  });

  it('fails with the last error once the time is over', async () => {
    const never = eventually(() => Promise.reject(new Error('no pay yet')), { timeoutMs: 30, intervalMs: 5 });
    await expect(never).rejects.toThrow('not within 30 ms: no pay yet');
  });

  it('cuts off an attempt that never settles', async () => {
    const never = eventually(() => new Promise(() => undefined), { timeoutMs: 30, intervalMs: 5 });
    await expect(never).rejects.toThrow('not within 30 ms: no attempt came to an end');
  });
});
