/**
 * Enters: the paths that a PostgreSQL server needs. Leaves: the account to run it under.
 * PostgreSQL refuses to run as root. Guarantee: as root its programs run as the user `postgres`
 * (made when missing), also below folders that this user may not traverse, such as /root or the
 * 0700 folder of mktemp; nothing outside the data folder has its mode or its owner changed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StackFault } from './stack-fault.js';

const ACCOUNT = 'postgres';
const REMEDY =
  'Start as an ordinary user, choose a folder that every user may enter (npm start -- --data-dir /var/lib/wageledger), or name a server of your own with DATABASE_URL';

export type Invocation = { command: string; args: string[]; uid?: number; gid?: number };
export type PostgresAccount = {
  uid?: number;
  gid?: number;
  invoke(command: string, args: string[]): Invocation;
};

function idOf(flag: '-u' | '-g'): number | undefined {
  const found = spawnSync('id', [flag, ACCOUNT], { encoding: 'utf8', timeout: 5_000 });
  return found.status === 0 ? Number.parseInt(found.stdout, 10) : undefined;
}

function makeAccount(): { uid: number; gid: number } {
  try {
    if (idOf('-u') === undefined) {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', ACCOUNT], {
        timeout: 20_000,
        stdio: 'ignore',
      });
    }
  } catch {
    throw new StackFault(`PostgreSQL does not run as root, and the user "${ACCOUNT}" cannot be made`, REMEDY);
  }
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  if (uid === undefined || gid === undefined) {
    throw new StackFault(`PostgreSQL does not run as root, and there is no user "${ACCOUNT}"`, REMEDY);
  }
  return { uid, gid };
}

/** Whether an account may enter every folder above `path`. */
export function mayReach(path: string, uid: number, gid: number): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = statSync(folder);
    const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * The account under which the server runs. `paths` are existing files or folders that it must reach.
 * Throws a StackFault when it can reach them by no means.
 */
export function postgresAccount(paths: readonly string[]): PostgresAccount {
  if (process.getuid?.() !== 0) return { invoke: (command, args) => ({ command, args }) };
  const { uid, gid } = makeAccount();
  const shut = paths.find((path) => !mayReach(path, uid, gid));
  if (shut === undefined) return { uid, gid, invoke: (command, args) => ({ command, args, uid, gid }) };
  // The user keeps one capability of root, the one to pass folder modes. no_setuid_fixup is needed
  // too: without it access(2) ignores the capability, and postgres calls its own binary invalid.
  const caps = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const prefix = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...caps];
  const tried = spawnSync('setpriv', [...prefix, 'test', '-x', dirname(shut)], {
    timeout: 5_000,
    stdio: 'ignore',
  });
  if (tried.status !== 0) {
    throw new StackFault(
      `PostgreSQL runs as the user "${ACCOUNT}", who may not enter the folders above ${shut}`,
      REMEDY,
    );
  }
  return {
    uid,
    gid,
    invoke: (command, args) => ({ command: 'setpriv', args: [...prefix, command, ...args] }),
  };
}
