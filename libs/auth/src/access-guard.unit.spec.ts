import { Controller, Get, Module, Param, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, createService, Public } from '#libs/platform';
import type { Actor } from './actor.js';
import { Allow, CurrentActor } from './allow.js';
import { AuthModule } from './auth-module.js';
import { requireInScope } from './department-scope.js';
import { createLocalKey, issueToken, type LocalKey, type TokenRequest } from './local-key.js';

@Controller('v1')
class RuledController {
  @Get('open')
  @Public()
  open(): string {
    return 'open';
  }

  @Get('departments/:department/pay')
  @Allow('payroll', 'auditor')
  pay(@Param('department') department: string, @CurrentActor() actor: Actor): Actor {
    requireInScope(actor, department);
    return actor;
  }
}

@Controller('v1')
class ForgetfulController {
  @Get('everything')
  everything(): string {
    return 'every salary';
  }
}

describe('access', () => {
  let folder: string;
  let key: LocalKey;
  let app: NestFastifyApplication;
  let url: string;

  async function serviceOf(controller: Type, jwks: unknown): Promise<NestFastifyApplication> {
    const jwksFile = join(folder, 'jwks.json');
    await writeFile(jwksFile, typeof jwks === 'string' ? jwks : JSON.stringify(jwks));
    @Module({
      imports: [AuthModule.forRoot({ jwksFile, issuer: 'wageledger-local', audience: 'wageledger' })],
      controllers: [controller],
    })
    class TestedModule {}
    return createService(TestedModule, { logger: createLogger('tested', 'silent') });
  }

  const get = async (
    path: string,
    authorization?: string,
  ): Promise<[number, string | null, Record<string, unknown>]> => {
    const response = await fetch(
      `${url}${path}`,
      authorization === undefined ? {} : { headers: { authorization } },
    );
    const text = await response.text();
    return [
      response.status,
      response.headers.get('www-authenticate'),
      text.startsWith('{') ? JSON.parse(text) : { text },
    ];
  };

  const bearer = async (changes: Partial<TokenRequest>): Promise<string> =>
    `Bearer ${await issueToken({ privateJwk: key.privateJwk, subject: 'ada', clientId: 'desk', roles: ['payroll'], ...changes })}`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wageledger-auth-'));
    key = await createLocalKey();
    app = await serviceOf(RuledController, key.publicJwks);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  it('needs no token on a public route and on probes', async () => {
    expect((await get('/v1/open'))[0]).toBe(200);
    expect((await get('/livez'))[0]).toBe(200);
  });

  it('lets the roles of a route pass, in their departments', async () => {
    const [status, , actor] = await get(
      '/v1/departments/sales/pay',
      await bearer({ departments: ['sales', 'legal'] }),
    );
    expect([status, actor]).toEqual([
      200,
      { subject: 'ada', clientId: 'desk', roles: ['payroll'], departments: ['sales', 'legal'] },
    ]);
    expect((await get('/v1/departments/any/pay', await bearer({ roles: ['auditor'] })))[0]).toBe(200);
  });

  it.each([undefined, 'Basic YTpi', 'Bearer', 'Bearer a b'])(
    'answers 401 without a bearer token (%s)',
    async (header) => {
      const [status, challenge, { code }] = await get('/v1/departments/sales/pay', header);
      expect([status, challenge, code]).toEqual([401, 'Bearer realm="wageledger"', 'TOKEN_MISSING']);
    },
  );

  it('answers 401 to a token that is not accepted', async () => {
    const [status, challenge, { code }] = await get(
      '/v1/departments/sales/pay',
      await bearer({ audience: 'elsewhere' }),
    );
    expect([status, code]).toEqual([401, 'TOKEN_INVALID']);
    expect(challenge).toContain('error="invalid_token"');
  });

  // Planted: the guard without its look at the roles.
  it('answers 403 to another role', async () => {
    const [status, challenge, { code, detail }] = await get(
      '/v1/departments/sales/pay',
      await bearer({ roles: ['hr', 'ops'] }),
    );
    expect([status, code, detail]).toEqual([
      403,
      'ROLE_NOT_ALLOWED',
      'This needs the role payroll or auditor.',
    ]);
    expect(challenge).toContain('insufficient_scope');
  });

  it('answers 403 to a department outside the scope', async () => {
    for (const departments of [['legal'], []]) {
      const [status, , { code }] = await get('/v1/departments/sales/pay', await bearer({ departments }));
      expect([status, code]).toEqual([403, 'DEPARTMENT_OUT_OF_SCOPE']);
    }
  });

  // Planted: the module without RouteRules; the service starts.
  it('does not start a service with a route that has no rule', async () => {
    const forgetful = await serviceOf(ForgetfulController, key.publicJwks);
    await expect(forgetful.init()).rejects.toThrow(
      'neither @Allow nor @Public: ForgetfulController.everything',
    );
    await forgetful.close();
  });

  // Planted: readJwks without its look for private parts.
  it.each([
    ['holds a private key', () => ({ keys: [key.privateJwk] })],
    ['does not hold a JWKS', () => ({ keys: [] })],
    ['is not JSON', () => '-----BEGIN PUBLIC KEY-----'],
  ])('does not start with a JWKS file that %s', async (what, jwks) => {
    await expect(serviceOf(RuledController, jwks())).rejects.toThrow(what);
  });
});
