/*
 * The signing keys of an OpenID Connect issuer (OpenID Connect Discovery 1.0, section 4). In: the issuer's URL. Out: what
 * `jwtVerify` asks for a key. Guaranteed: discovery and keys are fetched when the first token needs them, so a service
 * starts while the issuer is away; a key that nobody knows yet has the set fetched again, twice a minute at most, so that
 * a rotation needs no restart and a flood of forged tokens no traffic; an issuer that does not answer is told apart from
 * a token that is wrong.
 */
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { Problem } from '#libs/platform';

const answerWithinMs = 3_000;
const cooldownMs = 30_000;
const keptForMs = 10 * 60_000;
/** After a failed discovery the next one waits: an outage must not make every request wait for it. */
const discoverAgainAfterMs = 2_000;

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** Gives the key of a token's header. Throws `Problem` IDENTITY_UNAVAILABLE (503) where the issuer cannot be asked. */
export function issuerKeys(issuer: string, timing = { cooldownMs }): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const discovered = (): Promise<JWTVerifyGetKey> => {
    keys ??= discover(issuer, timing.cooldownMs).catch((fault: unknown) => {
      setTimeout(() => (keys = undefined), discoverAgainAfterMs).unref();
      throw fault;
    });
    return keys;
  };
  return async (header, token) => {
    const keyOf = await discovered();
    try {
      return await keyOf(header, token);
    } catch (fault) {
      // Every word of jose about the token itself has a class of its own; what is left concerns the issuer.
      const isOfToken =
        fault instanceof errors.JWKSNoMatchingKey ||
        fault instanceof errors.JWKSMultipleMatchingKeys ||
        fault instanceof errors.JOSENotSupported;
      throw isOfToken ? fault : unavailable(issuer, fault);
    }
  };
}

async function discover(issuer: string, cooldownDuration: number): Promise<JWTVerifyGetKey> {
  try {
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(answerWithinMs),
      redirect: 'error',
    });
    const found = discoverySchema.parse(await answer.json());
    // Section 4.3: a document of another issuer would let that one sign for this one.
    if (found.issuer.replace(/\/+$/, '') !== issuer) throw new Error('the document names another issuer');
    return createRemoteJWKSet(new URL(found.jwks_uri), {
      timeoutDuration: answerWithinMs,
      cooldownDuration,
      cacheMaxAge: keptForMs,
    });
  } catch (fault) {
    throw unavailable(issuer, fault);
  }
}

function unavailable(issuer: string, cause: unknown): Problem {
  return new Problem('IDENTITY_UNAVAILABLE', {
    detail: `The keys of ${issuer} cannot be read now, so no token can be checked. Send the request again later.`,
    headers: { 'retry-after': '5' },
    cause,
  });
}
