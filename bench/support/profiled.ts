import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../test/support/repository.js';

/** The environment in which a process writes its CPU profile to reports/<name>.cpuprofile when it ends in order. */
export function profiled(name: string): Record<string, string> {
  const folder = join(repository, 'reports');
  mkdirSync(folder, { recursive: true });
  return {
    NODE_OPTIONS: `--import ${join(repository, 'dist/bench/support/cpu-profile.js')}`,
    BENCH_PROFILE: join(folder, `${name}.cpuprofile`),
  };
}
