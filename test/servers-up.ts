// What `npm run test:servers` runs: test servers for whoever writes tests, up until Ctrl-C.
// Out: the two variables that the tests read, as lines for a shell (and in the file of `--write-env FILE`).
// Guaranteed: the template database follows the build: it is made again whenever dist/migrations changes.
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrateTemplate } from './support/databases.js';
import { repository } from './support/repository.js';
import { startTestServers } from './support/servers.js';

const WATCH_INTERVAL_MS = 2_000;

/** Changes whenever a compiled migration is added, removed or written; undefined before the first build. */
async function migrationsBuild(): Promise<string | undefined> {
  const folder = join(repository, 'dist/migrations');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.js')).toSorted();
  if (!names.includes('run.js')) return undefined;
  const stamps = names.map(async (name) => `${name}@${(await stat(join(folder, name))).mtimeMs}`);
  return (await Promise.all(stamps)).join();
}

async function followMigrations(databaseUrl: string, stopped: AbortSignal): Promise<void> {
  let migrated: string | undefined;
  while (!stopped.aborted) {
    const found = await migrationsBuild().catch(() => undefined);
    if (found !== undefined && found !== migrated) {
      migrated = found;
      await migrateTemplate(databaseUrl).then(
        () => console.log('# template database migrated'),
        (error: unknown) => console.error(`# template database not migrated: ${String(error)}`),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, WATCH_INTERVAL_MS));
  }
}

const stopping = new AbortController();
const stopRequested = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
});
const servers = await startTestServers();
try {
  const lines = Object.entries(servers.env).map(([name, value]) => `export ${name}='${value}'\n`);
  console.log(lines.join(''));
  const option = process.argv.indexOf('--write-env');
  const envFile = option < 0 ? undefined : process.argv[option + 1];
  if (envFile !== undefined) await writeFile(envFile, lines.join(''));
  const following = followMigrations(servers.databaseUrl, stopping.signal);
  await stopRequested;
  stopping.abort();
  await following;
} finally {
  await servers.stop();
}
