import type { JSONWebKeySet } from 'jose';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigurationError } from '#libs/platform';

const jwksSchema = z.object({
  keys: z.array(z.looseObject({ kty: z.string() })).min(1),
});

/**
 * The public keys in `file`, read once at start. Throws `ConfigurationError` where the file is missing, is not a
 * JWKS, or holds a private key: that one could sign tokens and has no place next to a service.
 */
export async function readJwks(file: string): Promise<JSONWebKeySet> {
  const parsed = jwksSchema.safeParse(await readJson(file));
  if (!parsed.success) throw fault(file, 'does not hold a JWKS with at least one key');
  if (parsed.data.keys.some((key) => 'd' in key || 'k' in key))
    throw fault(file, 'holds a private key; put the public keys there');
  return parsed.data;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw fault(file, cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read');
  }
}

function fault(file: string, what: string): ConfigurationError {
  return new ConfigurationError(`wrong configuration: WAGELEDGER_JWKS_FILE names ${file}, which ${what}`);
}
