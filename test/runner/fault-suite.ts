import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../support/repository.js';
import { runNode } from './command.js';
import { failedOnce, type Outcome } from './outcome.js';

type FaultReport = {
  seed: number;
  faults: { name: string; injected: number; violations: number; unknown: number }[];
};

/** 4 minutes is what it may take on two quiet cores; more than that is for busier ones. */
const TIMEOUT_MS = 480_000;

/** Its brokers and its Postgres run in groups of their own, so it must stop them itself. */
const GRACE_MS = 40_000;

/** The short form of the fault suite, with servers of its own. Each fault counts as one test. */
export async function runFaultSuite(): Promise<Outcome> {
  const report = join('reports', 'faults.json');
  await mkdir(join(repository, 'reports'), { recursive: true });
  await rm(join(repository, report), { force: true });
  const args = [join('dist', 'test', 'faults', 'main.js'), '--short', '--json', report];
  const { timedOut } = await runNode(args, { timeoutMs: TIMEOUT_MS, show: true, graceMs: GRACE_MS });
  if (timedOut) return failedOnce(`faults: ended after ${TIMEOUT_MS / 1000} s`);
  try {
    return countFaults(JSON.parse(await readFile(join(repository, report), 'utf8')) as FaultReport);
  } catch {
    return failedOnce('faults: the suite left no report');
  }
}

/** One test per fault; a fault that was never injected has shown nothing. */
export function countFaults({ seed, faults }: FaultReport): Outcome {
  const bad = faults.filter(
    ({ injected, violations, unknown }) => injected === 0 || violations > 0 || unknown > 0,
  );
  return {
    passed: faults.length - bad.length,
    failures: bad.map(
      ({ name, violations, unknown }) =>
        `faults: ${name} with seed ${seed}: ${violations} violations, ${unknown} unknown`,
    ),
  };
}
