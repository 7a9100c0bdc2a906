import { Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger } from './create-logger.js';
import { createService } from './create-service.js';
import { CLIENT_NAMING, type ClientNaming, type RateLimits } from './rate-limits.js';

let reached = 0;

@Controller('v1/things')
class ThingsController {
  @Get()
  read(): string {
    reached += 1;
    return 'read';
  }

  @Post()
  make(): string {
    reached += 1;
    return 'made';
  }
}

/** Takes `good-…` for an accepted token. */
const naming: ClientNaming = ({ headers }) =>
  Promise.resolve(/^Bearer good-(\w+)$/.exec(headers.authorization ?? '')?.[1]);

@Module({ controllers: [ThingsController], providers: [{ provide: CLIENT_NAMING, useValue: naming }] })
class ThingsModule {}

describe('the limit of requests', () => {
  const started: NestFastifyApplication[] = [];

  afterEach(async () => {
    await Promise.all(started.splice(0).map((app) => app.close()));
  });

  async function start(
    rateLimits: RateLimits,
  ): Promise<(token?: string, path?: string) => Promise<Response>> {
    const app = await createService(ThingsModule, { logger: createLogger('limited', 'silent'), rateLimits });
    started.push(app);
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    return (token, path = '/v1/things') =>
      fetch(`${url}${path}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
  }

  const statuses = async (answers: Promise<Response>[]): Promise<number[]> =>
    (await Promise.all(answers)).map(({ status }) => status);

  // Planted: the count left out; the fourth request was answered like the others.
  it('answers what is beyond it with 429, a code and when to come again, and does nothing', async () => {
    const ask = await start({ perClient: 3, perAddress: 100 });
    reached = 0;
    const first = await ask('good-ada');
    expect([first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual([
      '3',
      '2',
    ]);
    await ask('good-ada');
    await ask('good-ada');
    const refused = await ask('good-ada');
    expect([refused.status, await refused.json()]).toEqual([
      429,
      expect.objectContaining({ code: 'RATE_LIMITED', status: 429 }),
    ]);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(reached).toBe(3);
  });

  it('counts every client by itself', async () => {
    const ask = await start({ perClient: 2, perAddress: 100 });
    const tokens = ['good-ada', 'good-ada', 'good-bob', 'good-bob'];
    expect(await statuses(tokens.map((token) => ask(token)))).toEqual([200, 200, 200, 200]);
    expect(await statuses([ask('good-ada'), ask('good-bob')])).toEqual([429, 429]);
  });

  // Planted: the key of the address for everybody; a good token was refused after three bad ones.
  it('counts who has no good token by address, unknown URLs included, and keeps nobody out who has one', async () => {
    const ask = await start({ perClient: 100, perAddress: 3 });
    expect(await statuses([ask(), ask('bad-1'), ask('bad-2', '/nothing')])).toEqual([200, 200, 404]);
    expect(await statuses([ask(), ask('bad-3'), ask('bad-4', '/nothing')])).toEqual([429, 429, 429]);
    expect((await ask('good-ada')).status).toBe(200);
  });

  // Planted: isUnlimited left out at /livez.
  it('never refuses those who ask whether the service is well', async () => {
    const ask = await start({ perClient: 1, perAddress: 1 });
    const asked = ['/livez', '/readyz', '/livez', '/readyz'].map((path) => ask(undefined, path));
    expect(await statuses(asked)).toEqual([200, 200, 200, 200]);
  });

  it('has no limit where it is 0', async () => {
    const ask = await start({ perClient: 0, perAddress: 1 });
    expect(await statuses(Array.from({ length: 20 }, () => ask('good-ada')))).toEqual(Array(20).fill(200));
  });
});
