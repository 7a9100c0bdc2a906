import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalKey, issueToken, type Role } from '#libs/auth';

/** A signing key of its own: the file with its public half for a service, and a token of that role for every department. */
export async function identityOf(role: Role, folder: string): Promise<{ jwksFile: string; token: string }> {
  const key = await createLocalKey();
  const jwksFile = join(folder, `${role}-jwks.json`);
  writeFileSync(jwksFile, JSON.stringify(key.publicJwks));
  const token = await issueToken({
    privateJwk: key.privateJwk,
    subject: 'ada',
    clientId: 'desk',
    roles: [role],
  });
  return { jwksFile, token };
}
