/*
 * A bearer token in, an actor out, or a Problem TOKEN_INVALID. Only signatures of a known key by a public-key algorithm
 * count; the list of algorithms is fixed here and not taken from the token, or `alg: none` and a public key used as an
 * HMAC secret would both pass. Issuer, audience and expiry are always checked.
 */
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { Problem } from '#libs/platform';
import { roles, type Actor, type Role } from './actor.js';

export type TokenRules = {
  /** The keys themselves, or what finds the key of a token's header. */
  readonly keys: JSONWebKeySet | JWTVerifyGetKey;
  /** ES256 alone, which local keys are of, unless told. */
  readonly algorithms?: readonly string[];
  readonly issuer: string;
  readonly audience: string;
};

/** What identity providers sign with (RFC 7518, RFC 8037); none of them can be verified with a shared secret. */
export const providerAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];

const visible = z.string().regex(/^[\x21-\x7e]{1,128}$/);

const claimsSchema = z.object({
  sub: visible,
  client_id: visible.optional(),
  // OpenID Connect Core 1.0, section 2: the party that the token was issued to; Keycloak and others name it so.
  azp: visible.optional(),
  roles: z.array(z.string()).max(64),
  departments: z.array(z.string()).default([]),
  exp: z.number(),
});

type Verified = { readonly actor: Actor; readonly expiresAtMs: number };

const rememberedMax = 1_000;
const clockToleranceSeconds = 5;

export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;
  /** Tokens whose signature was checked, oldest first: a client sends the same one thousands of times. */
  private readonly remembered = new Map<string, Verified>();

  constructor(
    private readonly rules: TokenRules,
    private readonly clock: () => Date = () => new Date(),
  ) {
    this.keys = typeof rules.keys === 'function' ? rules.keys : createLocalJWKSet(rules.keys);
  }

  /** The actor of a token; throws `Problem` TOKEN_INVALID (401) with WWW-Authenticate where it is not accepted. */
  async verify(token: string): Promise<Actor> {
    const known = this.remembered.get(token);
    if (known !== undefined && this.clock().getTime() < known.expiresAtMs) return known.actor;
    this.remembered.delete(token);
    const verified = await this.check(token);
    const oldest = this.remembered.keys().next();
    if (this.remembered.size >= rememberedMax && oldest.done !== true) this.remembered.delete(oldest.value);
    this.remembered.set(token, verified);
    return verified.actor;
  }

  private async check(token: string): Promise<Verified> {
    const { issuer, audience, algorithms = ['ES256'] } = this.rules;
    let payload: unknown;
    try {
      const options = {
        algorithms: [...algorithms],
        issuer,
        audience,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'sub'],
        currentDate: this.clock(),
      };
      ({ payload } = await jwtVerify(token, this.keys, options));
    } catch (cause) {
      if (cause instanceof Problem) throw cause;
      throw tokenInvalid(reasonOf(cause), cause);
    }
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success)
      throw tokenInvalid(`the claim ${String(claims.error.issues[0]?.path[0])} is missing or malformed`);
    const { sub, client_id: named, azp, departments, exp } = claims.data;
    const clientId = named ?? azp;
    if (clientId === undefined) throw tokenInvalid('the claim client_id is missing or malformed');
    const actor = { subject: sub, clientId, roles: claims.data.roles.filter(isRole), departments };
    return { actor, expiresAtMs: exp * 1_000 };
  }
}

function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name);
}

function reasonOf(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'it has expired';
  if (cause instanceof errors.JWTClaimValidationFailed)
    return `the claim ${cause.claim} is not the expected one`;
  if (cause instanceof errors.JOSEAlgNotAllowed)
    return 'it is signed with another algorithm than those that are taken';
  if (cause instanceof errors.JWSSignatureVerificationFailed) return 'its signature is wrong';
  if (cause instanceof errors.JWKSNoMatchingKey) return 'no known key has signed it';
  return 'it is not a signed JWT';
}

function tokenInvalid(reason: string, cause?: unknown): Problem {
  return new Problem('TOKEN_INVALID', {
    detail: `The token is refused: ${reason}.`,
    headers: {
      'www-authenticate': `Bearer realm="wageledger", error="invalid_token", error_description="${reason}"`,
    },
    cause,
  });
}
