// `npm run bench`. In: flags (--only NAME[,NAME] --updates N --seed S --json FILE, and what benchmarks add). Out: a table
// with hardware, versions and seed, and with --json one object per benchmark.
// Guaranteed: a real broker and a real Postgres of its own, fsync on; ends only what it started, Ctrl-C included.
import { writeFileSync } from 'node:fs';
import { benchmarks } from './benchmarks.js';
import { readBenchFlags } from './support/bench-flags.js';
import { benchTable } from './support/bench-report.js';
import { BenchServers } from './support/bench-servers.js';
import type { BenchContext, Benchmark, BenchResult } from './support/benchmark.js';
import { machineOf } from './support/machine.js';

const flags = readBenchFlags(process.argv.slice(2), benchmarks);
const startedAt = Date.now();
const say = (line: string): void =>
  console.log(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`);

let servers: BenchServers | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    void Promise.resolve(servers?.stop()).finally(() => process.exit(1));
  });

function contextOf({ name, options }: Benchmark, running: BenchServers): BenchContext {
  const option = (wanted: string): number => {
    const value = flags.numbers.get(wanted) ?? options[wanted];
    if (value === undefined) throw new Error(`the benchmark ${name} is not registered with ${wanted}`);
    return value;
  };
  return {
    brokers: running.brokers,
    adminUrl: running.adminUrl,
    pids: running.pids,
    folder: running.folder,
    freshDatabase: () => running.freshDatabase(),
    dropDatabases: () => running.dropDatabases(),
    seed: flags.seed,
    get updates() {
      return option('updates');
    },
    option,
    say,
  };
}

const results: Record<string, BenchResult> = {};
try {
  say('starting Postgres and Kafka');
  servers = await BenchServers.start(flags.numbers.get('profile') === 1);
  results['machine'] = await machineOf(servers.adminUrl, flags.seed);
  for (const benchmark of benchmarks) {
    if (flags.only.length > 0 && !flags.only.includes(benchmark.name)) continue;
    say(`${benchmark.name} begins`);
    results[benchmark.name] = await benchmark.run(contextOf(benchmark, servers));
    await servers.dropDatabases();
    if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(results, undefined, 2)}\n`);
  }
} finally {
  await servers?.stop();
}
console.log(benchTable(results));
process.exit(0);
