// `npm start` as people type it, with everything on ports and in a folder of its own: once cold (no data; the sample company
// is sent), then warm, as often as --starts says. From the start of npm until it prints that all is ready, hence with its
// build of dist/ (which is there already) and Kafka's jars at hand. The servers of the benchmark idle beside it.
// Ended each time by SIGINT to its process group, as Ctrl-C does, and it must end with 0.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { eventually } from '../test/support/eventually.js';
import { freePortBase } from '../test/support/ports.js';
import { repository } from '../test/support/repository.js';
import type { BenchContext, BenchResult } from './support/benchmark.js';
import { medianOf } from './support/figures.js';

/** npm start takes ports N to N+20. */
const PORTS = 21;
const READY_MS = 180_000;
const ENDED_MS = 60_000;

export async function run(context: BenchContext): Promise<BenchResult> {
  const dataDir = join(context.folder, 'start');
  const base = await freePortBase(PORTS);
  const coldMs = await readyAfterMs(dataDir, base);
  context.say(`npm start, cold: ${coldMs} ms`);
  const warm: number[] = [];
  while (warm.length < context.option('starts')) {
    warm.push(await readyAfterMs(dataDir, base));
    context.say(`npm start, warm: ${warm.at(-1)} ms`);
  }
  return {
    coldMs,
    warmMs: { min: Math.min(...warm), median: medianOf(warm), max: Math.max(...warm) },
    warmStarts: warm.length,
  };
}

/** Starts it, and ends it as soon as it is ready. */
async function readyAfterMs(dataDir: string, base: number): Promise<number> {
  const startedAt = performance.now();
  const npm = spawn('npm', ['start', '--', '--data-dir', dataDir, '--port-base', String(base)], {
    cwd: repository,
    // A group of its own, which is what a terminal sends its Ctrl-C to.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: ownServers(),
  });
  const endWithUs = (): void => interrupt(npm);
  process.once('exit', endWithUs);
  let said = '';
  let readyMs: number;
  try {
    readyMs = await new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`npm start is not ready: ${said}`)), READY_MS);
      npm.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
      for (const stream of [npm.stdout, npm.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          if (!said.includes('ready after')) return;
          clearTimeout(timer);
          resolve(Math.round(performance.now() - startedAt));
        });
    });
  } finally {
    interrupt(npm);
    await eventually(() => npm.exitCode !== null || npm.signalCode !== null, { timeoutMs: ENDED_MS });
    process.removeListener('exit', endWithUs);
  }
  if (npm.exitCode !== 0) throw new Error(`npm start ended with ${npm.exitCode}: ${said}`);
  return readyMs;
}

function interrupt({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGINT');
}

/** Without what the benchmarks set for their own servers. */
function ownServers(): NodeJS.ProcessEnv {
  const foreign = /^(DATABASE_URL$|KAFKA_BROKERS$|WAGELEDGER_|NODE_OPTIONS$|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
