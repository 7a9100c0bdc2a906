import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { findJava } from '../../apps/stack/src/java.js';
import { Database } from '#libs/database';
import { repository } from '../../test/support/repository.js';
import type { BenchResult } from './benchmark.js';

/** Where and with what the figures were made. The load of the minute before tells how quiet the machine was. */
export async function machineOf(adminUrl: string, seed: number): Promise<BenchResult> {
  const database = new Database({ url: adminUrl, applicationName: 'wageledger-bench', poolSize: 1 });
  const [row] = await database.query<{ version: string; durability: string }>(
    `select current_setting('server_version') as version,
            concat_ws(', ', 'fsync ' || current_setting('fsync'),
              'synchronous_commit ' || current_setting('synchronous_commit'),
              'full_page_writes ' || current_setting('full_page_writes'),
              'shared_buffers ' || current_setting('shared_buffers')) as durability`,
  );
  await database.close();
  const pom = readFileSync(join(repository, 'infra/kafka/pom.xml'), 'utf8');
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryMiB: Math.round(totalmem() / 2 ** 20),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    node: process.version,
    java: findJava().version.split('\n')[0],
    kafka: /<kafka\.version>([^<]+)</.exec(pom)?.[1] ?? 'unknown',
    postgres: row?.version ?? 'unknown',
    durability: row?.durability ?? 'unknown',
    commit: commit(),
    seed,
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      cwd: repository,
      encoding: 'utf8',
    }).trim();
  } catch {
    return 'unknown';
  }
}
