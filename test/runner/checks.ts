import { join } from 'node:path';
import { runNode } from './command.js';
import { failedOnce, type Outcome, passedOnce } from './outcome.js';
import { structureChecks } from './structure.js';

type Check = { title: string; args: string[]; timeoutMs: number };

const bin = (path: string): string => join('node_modules', path);

const buildCheck: Check = {
  title: 'build (swc)',
  args: [bin('@swc/cli/bin/swc.js'), 'apps', 'bench', 'libs', 'migrations', 'test', '-d', 'dist', '-q'],
  timeoutMs: 180_000,
};

const staticChecks: readonly Check[] = [
  {
    title: 'types (tsc)',
    args: [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'],
    timeoutMs: 120_000,
  },
  {
    title: 'lint (oxlint)',
    args: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'],
    timeoutMs: 180_000,
  },
  {
    title: 'format (prettier)',
    args: [bin('prettier/bin/prettier.cjs'), '--check', '.'],
    timeoutMs: 180_000,
  },
  {
    title: 'boundaries (dependency-cruiser)',
    args: [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      'apps',
      'bench',
      'libs',
      'migrations',
      'test',
    ],
    timeoutMs: 180_000,
  },
  { title: 'unused code (knip)', args: [bin('knip/bin/knip.js'), '--no-progress'], timeoutMs: 180_000 },
];

/** Compiles everything to dist/, which migrations and services of the later steps run from. */
export async function build(): Promise<Outcome> {
  return runCheck(buildCheck);
}

/** Every check that needs no server; one that fails does not hide the others. */
export async function runStaticChecks(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const check of staticChecks) outcomes.push(await runCheck(check));
  for (const { title, findFaults } of structureChecks) {
    const faults = await findFaults().catch((error: unknown) => [String(error)]);
    outcomes.push(report(title, faults.length === 0, faults.join('\n')));
  }
  return outcomes;
}

async function runCheck({ title, args, timeoutMs }: Check): Promise<Outcome> {
  const { code, output, timedOut } = await runNode(args, { timeoutMs });
  return report(title, code === 0, timedOut ? `${output}\nended after ${timeoutMs / 1000} s` : output);
}

function report(title: string, good: boolean, detail: string): Outcome {
  console.log(`${good ? 'ok  ' : 'FAIL'} ${title}${good ? '' : `\n${detail}`}`);
  return good ? passedOnce : failedOnce(title);
}
