import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import { ALL_DEPARTMENTS, type Role } from './actor.js';

export type LocalKey = { readonly privateJwk: JWK; readonly publicJwks: JSONWebKeySet };

/** A new ES256 key: the private half signs local tokens, the public set is what WAGELEDGER_JWKS_FILE holds. */
export async function createLocalKey(): Promise<LocalKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const identity = { kid: await calculateJwkThumbprint(publicJwk), alg: 'ES256', use: 'sig' };
  return {
    privateJwk: { ...(await exportJWK(privateKey)), ...identity },
    publicJwks: { keys: [{ ...publicJwk, ...identity }] },
  };
}

export type TokenRequest = {
  readonly privateJwk: JWK;
  readonly subject: string;
  readonly clientId: string;
  readonly roles: readonly Role[];
  readonly departments?: readonly string[];
  readonly issuer?: string;
  readonly audience?: string;
  /** A span such as `12h` or `30d`; 12 hours unless told. */
  readonly expiresIn?: string;
};

/** A signed bearer token for local use and tests; production takes tokens from an identity provider. */
export async function issueToken(request: TokenRequest): Promise<string> {
  const { privateJwk, subject, clientId, departments = [ALL_DEPARTMENTS] } = request;
  return new SignJWT({ client_id: clientId, roles: [...request.roles], departments: [...departments] })
    .setProtectedHeader({
      alg: 'ES256',
      typ: 'JWT',
      ...(privateJwk.kid === undefined ? {} : { kid: privateJwk.kid }),
    })
    .setIssuer(request.issuer ?? 'wageledger-local')
    .setAudience(request.audience ?? 'wageledger')
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(request.expiresIn ?? '12h')
    .sign(await importJWK(privateJwk, 'ES256'));
}
