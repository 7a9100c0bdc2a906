// An OpenID Connect issuer as services meet it: discovery and keys over HTTP on this machine.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { issuerKeys } from './issuer-keys.js';
import { providerAlgorithms, TokenVerifier } from './token-verifier.js';

type Signer = { kid: string; alg: string; privateKey: CryptoKey; publicJwk: JWK };

async function signer(kid: string, alg = 'RS256'): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

describe('tokens of an OpenID Connect issuer', () => {
  let server: Server;
  let issuer: string;
  let named: string | undefined;
  let keys: Signer[];
  let fetches: number;
  let isAway: boolean;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (isAway) return void response.writeHead(500).end();
      const isDiscovery = request.url === '/realm/.well-known/openid-configuration';
      if (!isDiscovery) fetches += 1;
      const body = isDiscovery
        ? { issuer: named ?? issuer, jwks_uri: `${issuer}/certs` }
        : { keys: keys.map(({ publicJwk }) => publicJwk) };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realm`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  beforeEach(async () => {
    named = undefined;
    isAway = false;
    fetches = 0;
    keys = [await signer('first')];
  });

  const verifier = (cooldownMs = 30_000): TokenVerifier =>
    new TokenVerifier({
      keys: issuerKeys(issuer, { cooldownMs }),
      algorithms: providerAlgorithms,
      issuer,
      audience: 'wageledger',
    });

  async function tokenOf({ kid, alg, privateKey }: Signer, changes: { iss?: string } = {}): Promise<string> {
    return new SignJWT({ azp: 'hr-portal', roles: ['hr'], departments: ['sales'] })
      .setProtectedHeader({ alg, kid })
      .setIssuer(changes.iss ?? issuer)
      .setAudience('wageledger')
      .setSubject('ada')
      .setExpirationTime('1h')
      .sign(privateKey);
  }

  const first = (): Signer => keys[0] as Signer;
  const codeOf = (token: string, by = verifier()): Promise<unknown> =>
    by.verify(token).then(
      () => 'accepted',
      (fault: { code?: string }) => fault.code,
    );

  it.each(['RS256', 'ES256', 'EdDSA'])('gives the actor of a token signed with %s', async (alg) => {
    keys = [await signer('own', alg)];
    expect(await verifier().verify(await tokenOf(first()))).toEqual({
      subject: 'ada',
      clientId: 'hr-portal',
      roles: ['hr'],
      departments: ['sales'],
    });
  });

  it('asks for the keys once for many tokens of one key', async () => {
    const one = verifier();
    const tokens = await Promise.all(Array.from({ length: 20 }, () => tokenOf(first())));
    await Promise.all(tokens.map((token) => one.verify(token)));
    expect(fetches).toBe(1);
  });

  // Planted: the keys read once for ever; tokens of a rotated key were refused until a restart.
  it('takes tokens of a key that came by rotation, without a restart', async () => {
    const one = verifier(0);
    expect(await codeOf(await tokenOf(first()), one)).toBe('accepted');
    const rotated = await signer('second');
    keys = [rotated];
    expect(await codeOf(await tokenOf(rotated), one)).toBe('accepted');
  });

  // Planted: no cool-down; a hundred forged tokens were a hundred requests to the issuer.
  it('asks no more than once for a flood of tokens with keys that nobody has', async () => {
    const one = verifier();
    expect(await codeOf(await tokenOf(first()), one)).toBe('accepted');
    const forged = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => tokenOf({ ...first(), kid: `forged-${index}` })),
    );
    for (const token of forged) expect(await codeOf(token, one)).toBe('TOKEN_INVALID');
    expect(fetches).toBe(1);
  });

  it('refuses a key that the issuer does not have, and another issuer in the token', async () => {
    expect(await codeOf(await tokenOf(await signer('first')))).toBe('TOKEN_INVALID');
    expect(await codeOf(await tokenOf(await signer('unknown')))).toBe('TOKEN_INVALID');
    expect(await codeOf(await tokenOf(first(), { iss: 'http://elsewhere' }))).toBe('TOKEN_INVALID');
  });

  // Planted: every fault of the key look-up told as TOKEN_INVALID; clients threw good tokens away during an outage.
  it('says that tokens cannot be checked while the issuer is away, and goes on with known keys', async () => {
    isAway = true;
    expect(await codeOf(await tokenOf(first()))).toBe('IDENTITY_UNAVAILABLE');
    isAway = false;
    const one = verifier();
    expect(await codeOf(await tokenOf(first()), one)).toBe('accepted');
    isAway = true;
    expect(await codeOf(await tokenOf(first()), one)).toBe('accepted');
  });

  // Planted: the issuer in the document not compared.
  it('refuses a discovery document of another issuer', async () => {
    named = 'http://elsewhere';
    expect(await codeOf(await tokenOf(first()))).toBe('IDENTITY_UNAVAILABLE');
  });
});
