import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createLogger } from './create-logger.js';
import { createService } from './create-service.js';

let arrived: () => void = () => undefined;
let release: () => void = () => undefined;

@Controller('v1')
class EchoController {
  @Post('echo')
  echo(@Body() body: unknown): unknown {
    return body ?? null;
  }

  @Get('fault')
  fault(): never {
    throw new Error('canary 31415.92');
  }

  @Get('slow')
  async slow(): Promise<string> {
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    arrived();
    await released;
    return 'done';
  }

  @Get('things/:thing')
  thing(@Param('thing') thing: string): string {
    return thing;
  }
}

@Module({ controllers: [EchoController] })
class EchoModule {}

const logged: string[] = [];

async function startEcho(
  lingerMs = 0,
  demandsTls = false,
): Promise<{ app: NestFastifyApplication; url: string }> {
  const logger = createLogger('echo', 'info', { write: (line: string) => void logged.push(line) });
  const app = await createService(EchoModule, { logger, lingerMs, demandsTls });
  await app.listen(0, '127.0.0.1');
  return { app, url: await app.getUrl() };
}

describe('a service', () => {
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    ({ app, url } = await startEcho());
  });

  afterAll(() => app.close());

  const post = (
    body: string | Buffer<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(`${url}/v1/echo`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  /** Planted: the headers left out of admit; every answer was without them. */
  function expectSafe(headers: Headers): void {
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  }

  async function expectProblem(
    response: Response,
    status: number,
    code: string,
  ): Promise<Record<string, unknown>> {
    const body = (await response.json()) as Record<string, unknown>;
    expect([response.status, body['status'], body['code']]).toEqual([status, status, code]);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expectSafe(response.headers);
    return body;
  }

  it('takes a JSON body and forbids caches to keep the answer', async () => {
    const response = await post('{"a":"ü"}');
    expect(await response.json()).toEqual({ a: 'ü' });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expectSafe(response.headers);
    expect(response.headers.get('strict-transport-security')).toBeNull();
  });

  it('tells browsers to come over TLS alone where TLS is demanded', async () => {
    const strict = await startEcho(0, true);
    const { headers } = await fetch(`${strict.url}/livez`);
    await strict.app.close();
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  });

  // Planted: the look at Content-Encoding left out; the packed bytes were answered as JSON that cannot be read, and
  // `identity, gzip` of plain JSON was taken.
  it.each(['gzip', 'br', 'deflate', 'x-unheard', 'identity, gzip'])(
    'refuses a body with Content-Encoding %s, unread',
    async (encoding) => {
      const body = encoding === 'gzip' ? gzipSync(Buffer.alloc(16 * 1024 * 1024, 0x20)) : '{}';
      const response = await post(body, { 'content-encoding': encoding });
      await expectProblem(response, 415, 'CONTENT_TYPE_UNSUPPORTED');
      expect(response.headers.get('accept-encoding')).toBe('identity');
    },
  );

  it('takes a body that says it is not compressed', async () => {
    expect((await post('{}', { 'content-encoding': 'identity' })).status).toBe(201);
  });

  // Planted: Fastify's own JSON parser instead of the strict one; the second key, the pair half and U+0000 pass.
  it.each([
    ['bytes that are not JSON', '{"amount": 31415', 400, 'BODY_NOT_JSON'],
    ['nothing', '', 400, 'BODY_NOT_JSON'],
    ['a key given twice', '{"a":1,"a":2}', 400, 'BODY_NOT_JSON'],
    ['a key given twice, once escaped', String.raw`{"a":1,"\u0061":2}`, 400, 'BODY_NOT_JSON'],
    ['__proto__', '{"__proto__":{"approved":true}}', 400, 'BODY_NOT_JSON'],
    ['U+0000', String.raw`{"reason":"a\u0000b"}`, 400, 'BODY_NOT_JSON'],
    ['half a surrogate pair', String.raw`{"reason":"\ud800"}`, 400, 'BODY_NOT_JSON'],
    ['a byte order mark', '\uFEFF{}', 400, 'BODY_NOT_JSON'],
    ['deep nesting', '['.repeat(40) + ']'.repeat(40), 400, 'BODY_NOT_JSON'],
    ['more than 1 MiB', `"${'x'.repeat(1024 * 1024)}"`, 413, 'BODY_TOO_LARGE'],
  ])('refuses %s', async (_, body, status, code) => {
    const problem = await expectProblem(await post(body), status, code);
    expect(JSON.stringify(problem)).not.toContain('31415');
  });

  it('refuses bytes that are not UTF-8', async () => {
    await expectProblem(await post(Buffer.from([0x22, 0xff, 0x22])), 400, 'BODY_NOT_JSON');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'refuses the content type %s',
    async (type) => {
      await expectProblem(await post('{}', { 'content-type': type }), 415, 'CONTENT_TYPE_UNSUPPORTED');
    },
  );

  it('tells an unknown URL from a method that the URL does not take', async () => {
    await expectProblem(await fetch(`${url}/v1/nothing`), 404, 'ROUTE_UNKNOWN');
    const response = await fetch(`${url}/v1/echo`, { method: 'DELETE' });
    await expectProblem(response, 405, 'METHOD_NOT_ALLOWED');
    expect(response.headers.get('allow')).toBe('POST');
    // Planted: the refusal left to the handler, behind the parsers of bodies; 415.
    for (const type of ['text/csv', 'text/plain']) {
      const body = { body: 'x', headers: { 'content-type': type } };
      await expectProblem(
        await fetch(`${url}/v1/echo`, { method: 'PUT', ...body }),
        405,
        'METHOD_NOT_ALLOWED',
      );
      await expectProblem(await fetch(`${url}/v1/nothing`, { method: 'PUT', ...body }), 404, 'ROUTE_UNKNOWN');
    }
  });

  it('refuses faulty escapes and overlong parts of a URL', async () => {
    await expectProblem(await fetch(`${url}/v1/things/%zz`), 400, 'URL_INVALID');
    await expectProblem(await fetch(`${url}/v1/things/${'x'.repeat(200)}`), 414, 'URL_TOO_LONG');
  });

  it('answers a fault with a reference that is in the log, and with nothing of the fault', async () => {
    const { detail } = await expectProblem(await fetch(`${url}/v1/fault`), 500, 'INTERNAL');
    const reference = /[0-9a-f-]{36}/.exec(String(detail))?.[0] ?? 'none';
    expect(detail).not.toContain('canary');
    const line = logged.find((entry) => entry.includes(reference));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      level: 'error',
      method: 'GET',
      route: '/v1/fault',
      err: { type: 'Error' },
    });
  });

  it('answers headers above 16 KiB and lines that are not HTTP as problems', async () => {
    const answers = [`GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(65_536)}\r\n\r\n`, 'nonsense\r\n\r\n'].map(
      (text) => rawAnswer(url, text),
    );
    const [overlong, nonsense] = await Promise.all(answers);
    expect(overlong).toMatch(/^HTTP\/1.1 431 /);
    expect(overlong).toContain('HEADERS_TOO_LARGE');
    expect(nonsense).toMatch(/^HTTP\/1.1 400 /);
    expect(nonsense).toContain('REQUEST_MALFORMED');
    expect(nonsense).toContain('x-content-type-options: nosniff');
  });

  // Planted: Node's own refusal of a method that it does not know; 400 REQUEST_MALFORMED.
  it('answers a method that nobody has heard of as it answers others that the URL does not take', async () => {
    const [known, unknown, nonsense] = await Promise.all(
      ['/v1/echo?x=1', '/v1/nothing', 'nonsense'].map((target) =>
        rawAnswer(url, `UNHEARD ${target} HTTP/1.1\r\nHost: x\r\n\r\n`),
      ),
    );
    expect(known).toMatch(/^HTTP\/1.1 405 /);
    expect(known).toContain('allow: POST\r\n');
    expect(known).toContain('METHOD_NOT_ALLOWED');
    expect(unknown).toMatch(/^HTTP\/1.1 404 /);
    await expectProblem(await fetch(`${url}/v1/echo`, { method: 'QUERY' }), 405, 'METHOD_NOT_ALLOWED');
    expect(nonsense).toMatch(/^HTTP\/1.1 400 /);
  });

  it('is alive and, with nothing to check, ready', async () => {
    expect(await (await fetch(`${url}/livez`)).json()).toEqual({ status: 'alive' });
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', checks: {} }]);
  });
});

describe('a service that stops', () => {
  // Planted: beforeClose without the wait for requests under way; the request is reset.
  it('answers the request under way, and takes no new one', async () => {
    const { app, url } = await startEcho();
    const reached = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const underWay = fetch(`${url}/v1/slow`);
    await reached;
    const closed = app.close();
    await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed');
    release();
    expect(await (await underWay).text()).toBe('done');
    await closed;
  });

  // Planted: the linger left out (the kept connection was closed under its next request); the answer without
  // `connection: close` (the client kept the connection, and the port closed under a later request).
  it('lets kept connections go by their own answers, and says that it is not ready', async () => {
    const { app, url } = await startEcho(10_000);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const before = await kept(agent, `${url}/livez`);
    const closed = app.close();
    const meanwhile = await kept(agent, `${url}/readyz`);
    expect([before.connection, before.status]).toEqual(['keep-alive', 200]);
    expect([meanwhile.connection, meanwhile.status]).toEqual(['close', 503]);
    expect(meanwhile.text).toContain('stopping');
    // With the last connection gone there is nobody left to wait for.
    await closed;
    await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed');
    agent.destroy();
  });
});

type Kept = { status: number | undefined; connection: string | undefined; text: string };

function kept(agent: Agent, url: string): Promise<Kept> {
  return new Promise((resolve, reject) => {
    const sent = get(url, { agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, connection: answer.headers.connection, text }),
      );
    });
    sent.on('error', reject);
  });
}

function rawAnswer(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const chunks: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number.parseInt(port, 10) }, () => socket.write(text));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
  });
}
