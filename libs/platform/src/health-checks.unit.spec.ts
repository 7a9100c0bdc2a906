import { HealthChecks } from './health-checks.js';

describe('HealthChecks', () => {
  it('is ready where every check is', async () => {
    const checks = new HealthChecks();
    checks.add({ name: 'log', check: () => ({ ok: true }) });
    expect(await checks.report()).toEqual({ status: 'ready', checks: { log: { ok: true } } });
  });

  it('names what is missing, without the text of a fault, which may hold an address', async () => {
    const checks = new HealthChecks();
    checks.add({ name: 'log', check: async () => ({ ok: true }) });
    checks.add({ name: 'books', check: () => Promise.reject(new TypeError('postgres://canary')) });
    expect(await checks.report()).toEqual({
      status: 'not ready',
      checks: { log: { ok: true }, books: { ok: false, detail: 'failed (TypeError)' } },
    });
  });

  // Planted: the check awaited without its bound.
  it('answers within a second or so although a check hangs', async () => {
    const checks = new HealthChecks();
    checks.add({ name: 'books', check: () => new Promise(() => undefined) });
    const started = performance.now();
    expect(await checks.report()).toMatchObject({
      checks: { books: { ok: false, detail: 'no answer within 1000 ms' } },
    });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  // Planted: the readiness checks asked for /livez too; an outage elsewhere made the service dead.
  it('is alive while something else is away, and dead where its own check says so', async () => {
    const checks = new HealthChecks();
    checks.add({ name: 'books', check: () => ({ ok: false }) });
    expect(await checks.liveness()).toEqual({ status: 'alive' });
    checks.addLiveness({ name: 'log', check: () => ({ ok: false, detail: 'no sign of life' }) });
    expect(await checks.liveness()).toEqual({
      status: 'dead',
      checks: { log: { ok: false, detail: 'no sign of life' } },
    });
  });
});
