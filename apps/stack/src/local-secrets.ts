import { join } from 'node:path';
import { createLocalKey, issueToken, type LocalKey } from '#libs/auth';
import { readSecret, writePrivately } from './secret-file.js';
import { tokenNames, type StackFile } from './stack-file.js';

const TOKEN_LIFETIME = '30d';

export type LocalSecrets = { jwksFile: string; tokens: StackFile['tokens'] };

/** Where the secrets of a data folder live. */
export function secretsFolder(dataDir: string): string {
  return join(dataDir, 'secrets');
}

/**
 * The folder's signing key, made at random on the first start, and one fresh token per role.
 * The key stays the same over restarts, so tokens that were handed out stay good for their 30 days.
 */
export async function localSecrets(dataDir: string): Promise<LocalSecrets> {
  const folder = secretsFolder(dataDir);
  const keyFile = join(folder, 'jwt-key.json');
  const kept = readSecret(keyFile);
  const key = kept === undefined ? await createLocalKey() : (JSON.parse(kept) as LocalKey);
  if (kept === undefined) writePrivately(keyFile, JSON.stringify(key));
  const jwksFile = join(folder, 'jwks.json');
  writePrivately(jwksFile, JSON.stringify(key.publicJwks));
  const issue = (role: (typeof tokenNames)[number]): Promise<string> =>
    issueToken({
      privateJwk: key.privateJwk,
      subject: `${role}@local`,
      clientId: `local-${role}`,
      roles: [role],
      expiresIn: TOKEN_LIFETIME,
    });
  const issued = await Promise.all(tokenNames.map(async (role) => [role, await issue(role)] as const));
  return { jwksFile, tokens: Object.fromEntries(issued) as StackFile['tokens'] };
}
