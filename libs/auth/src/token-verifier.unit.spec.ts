import { SignJWT, importJWK } from 'jose';
import { createHmac } from 'node:crypto';
import { Problem } from '#libs/platform';
import { createLocalKey, issueToken, type LocalKey, type TokenRequest } from './local-key.js';
import { TokenVerifier } from './token-verifier.js';

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('TokenVerifier', () => {
  let key: LocalKey;
  let verifier: TokenVerifier;
  let now: Date;
  const request = { subject: 'ada', clientId: 'hr-portal', roles: ['hr'], departments: ['sales'] } as const;

  beforeAll(async () => {
    key = await createLocalKey();
    const rules = { keys: key.publicJwks, issuer: 'wageledger-local', audience: 'wageledger' };
    verifier = new TokenVerifier(rules, () => now);
  });

  beforeEach(() => {
    now = new Date();
  });

  const tokenWith = (changes: Partial<TokenRequest>): Promise<string> =>
    issueToken({ privateJwk: key.privateJwk, ...request, ...changes });

  async function refusalOf(token: string): Promise<string> {
    const fault: unknown = await verifier.verify(token).catch((thrown: unknown) => thrown);
    if (!(fault instanceof Problem)) throw new Error('the token was accepted');
    expect([fault.code, fault.status]).toEqual(['TOKEN_INVALID', 401]);
    expect(fault.headers['www-authenticate']).toMatch(/^Bearer realm="wageledger", error="invalid_token"/);
    return fault.message;
  }

  it('gives the actor that the token names', async () => {
    expect(await verifier.verify(await tokenWith({}))).toEqual(request);
  });

  it('takes a token without departments as being for none, and leaves out roles it does not know', async () => {
    const token = await new SignJWT({ client_id: 'x', roles: ['hr', 'emperor'] })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer('wageledger-local')
      .setAudience('wageledger')
      .setSubject('ada')
      .setExpirationTime('1h')
      .sign(await importJWK(key.privateJwk, 'ES256'));
    expect(await verifier.verify(token)).toMatchObject({ departments: [], roles: ['hr'] });
  });

  // Planted: remembered tokens given back without a look at their expiry; the second half fails.
  it('refuses an expired token, also one that it has accepted before', async () => {
    expect(await refusalOf(await tokenWith({ expiresIn: '-1 minute' }))).toContain('expired');
    const token = await tokenWith({ expiresIn: '1h' });
    await verifier.verify(token);
    now = new Date(Date.now() + 2 * 3_600_000);
    expect(await refusalOf(token)).toContain('expired');
  });

  // Planted: the options issuer and audience left out; both are accepted.
  it('refuses another audience and another issuer', async () => {
    expect(await refusalOf(await tokenWith({ audience: 'elsewhere' }))).toContain('aud');
    expect(await refusalOf(await tokenWith({ issuer: 'https://evil.example' }))).toContain('iss');
  });

  it('refuses a token that another key has signed', async () => {
    const { privateJwk } = await createLocalKey();
    await refusalOf(await tokenWith({ privateJwk }));
    await refusalOf(await tokenWith({ privateJwk: { ...privateJwk, kid: key.privateJwk.kid ?? '' } }));
  });

  it('refuses a changed payload', async () => {
    const [header, payload, signature] = (await tokenWith({})).split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as Record<string, unknown>;
    await refusalOf([header, base64({ ...claims, roles: ['ops'] }), signature].join('.'));
  });

  it('refuses alg none, and the public key used as an HMAC secret', async () => {
    const [, payload] = (await tokenWith({})).split('.');
    await refusalOf(`${base64({ alg: 'none' })}.${payload}.`);
    const signed = `${base64({ alg: 'HS256', kid: key.privateJwk.kid })}.${payload}`;
    const secret = JSON.stringify(key.publicJwks.keys[0]);
    await refusalOf(`${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`);
  });

  it.each([
    ['sub', { subject: '' }],
    ['sub', { subject: 'a\nb' }],
    ['client_id', { clientId: 'x'.repeat(200) }],
  ])('refuses a malformed %s', async (claim, changes) => {
    expect(await refusalOf(await tokenWith(changes))).toContain(claim);
  });

  it.each(['', 'x', 'a.b.c', '..'])('refuses "%s", which is no JWT', async (token) => {
    expect(await refusalOf(token)).toContain('not a signed JWT');
  });
});
