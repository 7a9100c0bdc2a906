import { issueToken, roles, type Role } from '#libs/auth';
import { environmentSchema, readConfig } from '#libs/platform';
import { readFileSync } from 'node:fs';
import { CommandFault } from './books-flags.js';

export type TokenWish = {
  readonly keyFile: string | undefined;
  readonly roles: readonly Role[];
  readonly subject: string;
  readonly departments?: readonly string[] | undefined;
  readonly expiresIn: string;
};

/** The role of that name. Throws CommandFault with the roles there are. */
export function roleOf(name: string): Role {
  const role = roles.find((known) => known === name);
  if (role === undefined) throw new CommandFault(`${name} is no role. The roles are ${roles.join(', ')}`);
  return role;
}

/**
 * A token signed with the key of this installation; issuer and audience are those that its services accept.
 * Throws CommandFault where the key cannot be read.
 */
export async function signToken(wish: TokenWish): Promise<string> {
  const names = readConfig(
    environmentSchema('WAGELEDGER_TOKEN_ISSUER', 'WAGELEDGER_TOKEN_AUDIENCE'),
    process.env,
  );
  if (wish.keyFile === undefined) throw new CommandFault('which key signs? Name its file with --key FILE');
  let key: string;
  try {
    key = readFileSync(wish.keyFile, 'utf8');
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw new CommandFault(`the signing key ${wish.keyFile} cannot be read (${code ?? 'unknown'})`, {
      cause: fault,
    });
  }
  return issueToken({
    privateJwk: JSON.parse(key) as Parameters<typeof issueToken>[0]['privateJwk'],
    subject: wish.subject,
    clientId: wish.subject,
    roles: wish.roles,
    ...(wish.departments !== undefined && { departments: wish.departments }),
    issuer: names.WAGELEDGER_TOKEN_ISSUER,
    audience: names.WAGELEDGER_TOKEN_AUDIENCE,
    expiresIn: wish.expiresIn,
  });
}
