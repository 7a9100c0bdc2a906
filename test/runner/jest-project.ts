import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../support/repository.js';
import { runNode } from './command.js';
import { countReport, type JestReport } from './jest-report.js';
import { failedOnce, type Outcome } from './outcome.js';

export type JestProject = { name: 'unit' | 'int' | 'e2e'; timeoutMs: number; workers: number };

export const jestProjects: readonly JestProject[] = [
  { name: 'unit', timeoutMs: 480_000, workers: 2 },
  { name: 'int', timeoutMs: 600_000, workers: 2 },
  // One at a time: each e2e test starts the whole product, and two products on two cores only make each other late.
  { name: 'e2e', timeoutMs: 480_000, workers: 1 },
];

/** Runs one jest project and counts from its report. A suite that could not run counts as one failure. */
export async function runJest(
  project: JestProject,
  { env, paths }: { env: NodeJS.ProcessEnv; paths: readonly string[] },
): Promise<Outcome> {
  const outputFile = join('reports', `${project.name}.json`);
  await mkdir(join(repository, 'reports'), { recursive: true });
  await rm(join(repository, outputFile), { force: true });
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
  ];
  const selection = ['--config', 'jest.config.mjs', '--maxWorkers', String(project.workers)];
  // A flag must follow the project's name, or jest takes the paths for names of projects.
  const report = ['--selectProjects', project.name, '--json', '--outputFile', outputFile];
  const args = [...jest, ...paths, ...selection, ...report];
  // With --json the results go to stdout too; the report file is what counts, so only stderr is worth showing.
  const { code, timedOut } = await runNode(args, { env, timeoutMs: project.timeoutMs, show: true });
  const outcome = await readReport(project.name, join(repository, outputFile));
  if (timedOut) outcome.failures.push(`${project.name}: ended after ${project.timeoutMs / 1000} s`);
  else if (code !== 0 && outcome.failures.length === 0)
    outcome.failures.push(`${project.name}: jest ended with ${code}`);
  return outcome;
}

async function readReport(project: string, path: string): Promise<Outcome> {
  try {
    return countReport(JSON.parse(await readFile(path, 'utf8')) as JestReport, repository);
  } catch {
    return failedOnce(`${project}: jest left no report`);
  }
}
