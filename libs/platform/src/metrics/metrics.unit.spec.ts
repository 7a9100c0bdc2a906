import { Controller, Get, Module, Param } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger } from '../create-logger.js';
import { createService } from '../create-service.js';
import type { MetricsAccess } from './metrics-access.js';
import { Durations } from './durations.js';
import { Metrics } from './metrics.js';

@Controller('employees')
class EmployeesController {
  @Get(':employee')
  read(@Param('employee') employee: string): string {
    return employee;
  }
}

@Module({ controllers: [EmployeesController] })
class TestedModule {}

describe('the page of metrics', () => {
  it('holds counters, gauges and histograms as Prometheus reads them, read when asked', async () => {
    const metrics = new Metrics();
    let applied = 1;
    metrics.counter({ name: 'applied_total', help: 'Applied.' }, () => [
      { labels: { way: 'a' }, value: applied },
    ]);
    metrics.gauge({ name: 'lag_records', help: 'Lag.' }, async () => [
      { labels: { partition: 3 }, value: 7 },
    ]);
    const durations = new Durations([0.1]);
    durations.add(50);
    metrics.histogram({ name: 'wait_seconds', help: 'Wait.' }, durations);
    applied = 2;
    expect((await metrics.text()).split('\n')).toEqual(
      expect.arrayContaining([
        '# TYPE applied_total counter',
        'applied_total{way="a"} 2',
        'lag_records{partition="3"} 7',
        '# TYPE wait_seconds histogram',
        'wait_seconds_bucket{le="0.1"} 1',
        'wait_seconds_bucket{le="+Inf"} 1',
        'wait_seconds_sum 0.05',
        'wait_seconds_count 1',
      ]),
    );
  });

  // Planted: the read awaited without its bound; without its catch.
  it('leaves out what cannot be read, and keeps the rest', async () => {
    const metrics = new Metrics();
    metrics.gauge({ name: 'hangs', help: 'Hangs.' }, () => new Promise(() => undefined));
    metrics.gauge({ name: 'fails', help: 'Fails.' }, () => Promise.reject(new Error('away')));
    metrics.gauge({ name: 'stands', help: 'Stands.' }, () => [{ value: 1 }]);
    const text = await metrics.text();
    expect(text).toContain('stands 1');
    expect(text).not.toMatch(/^(hangs|fails) /m);
  });
});

describe('/metrics', () => {
  const secret = 'canary-of-the-scraper';
  const apps: NestFastifyApplication[] = [];

  afterAll(() => Promise.all(apps.map((app) => app.close())));

  async function start(metricsAccess?: MetricsAccess): Promise<string> {
    const options = { logger: createLogger('tested', 'silent'), ...(metricsAccess && { metricsAccess }) };
    const app = await createService(TestedModule, options);
    apps.push(app);
    await app.listen(0, '127.0.0.1');
    return app.getUrl();
  }

  const ask = (url: string, token?: string): Promise<Response> =>
    fetch(`${url}/metrics`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

  // Planted: the guard taken off; the loopback let in whatever the mode; no token taken for an empty one.
  it('opens in production to nobody but the holder of the secret', async () => {
    const url = await start({ token: secret, isLocal: false });
    expect((await ask(url)).status).toBe(401);
    expect(await (await ask(url, 'wrong')).json()).toMatchObject({ code: 'TOKEN_INVALID' });
    const answer = await ask(url, secret);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect((await ask(await start({ isLocal: false }), 'undefined')).status).toBe(401);
    expect((await ask(await start())).status).toBe(401);
  });

  it("opens to this machine on a developer's one", async () => {
    expect((await ask(await start({ isLocal: true }))).status).toBe(200);
  });

  // Planted: the label taken from the URL.
  it('counts answers by route and status, and never names what a URL names', async () => {
    const url = await start({ isLocal: true });
    for (const path of ['/employees/E-canary', '/employees/E-2', '/nothing/E-canary'])
      await fetch(`${url}${path}`);
    const text = await (await ask(url)).text();
    expect(text).toContain(
      'wageledger_http_request_duration_seconds_count{method="GET",route="/employees/:employee",status="200"} 2',
    );
    expect(text).toMatch(/_count\{method="GET",route="[^"]*",status="404"\} 1/);
    expect(text).not.toContain('canary');
  });
});
