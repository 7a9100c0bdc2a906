// What `npm test` runs. In: nothing but the checkout (and `--only static|unit|int|e2e|faults`, then paths for jest).
// Out: every check's result, the titles that failed, and last, alone on a line, `N passed, N failed`.
// Guaranteed: a failing step hides no other; each is bounded; the servers stop whatever happens, Ctrl-C included.
import { build, runStaticChecks } from './runner/checks.js';
import { endAll } from './runner/command.js';
import { runFaultSuite } from './runner/fault-suite.js';
import { jestProjects, runJest } from './runner/jest-project.js';
import { failedOnce, type Outcome, passedOnce, summaryOf } from './runner/outcome.js';
import type { TestServers } from './support/servers.js';

type Selection = { only: ReadonlySet<string>; paths: readonly string[] };

const steps = ['static', ...jestProjects.map(({ name }) => name), 'faults'];
const outcomes: Outcome[] = [];
let interrupted = false;

function readArguments(args: readonly string[]): Selection {
  const only = new Set<string>();
  const paths: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--only') (args[(index += 1)] ?? '').split(',').forEach((name) => only.add(name));
    else paths.push(arg);
  }
  const unknown = [...only].find((name) => !steps.includes(name));
  if (unknown !== undefined) throw new Error(`--only takes ${steps.join(', ')}, not ${unknown}`);
  return { only: only.size > 0 ? only : new Set(steps), paths };
}

async function runAll({ only, paths }: Selection): Promise<void> {
  outcomes.push(await build());
  if (only.has('static')) outcomes.push(...(await runStaticChecks()));
  if (only.has('unit')) outcomes.push(...(await runProjects(['unit'], paths, {})));
  const served = ['int', 'e2e'].filter((name) => only.has(name));
  if (served.length > 0 && !interrupted) outcomes.push(...(await runServed(served, paths)));
  // Last, and with servers of its own: it kills them.
  if (only.has('faults') && !interrupted) outcomes.push(await runFaultSuite());
}

async function runServed(names: readonly string[], paths: readonly string[]): Promise<Outcome[]> {
  let servers: TestServers | undefined;
  try {
    servers = await startServers();
    return [passedOnce, ...(await runProjects(names, paths, servers.env))];
  } catch (error) {
    console.error(error);
    return [failedOnce(`test servers: ${error instanceof Error ? error.message : String(error)}`)];
  } finally {
    await servers?.stop();
  }
}

async function startServers(): Promise<TestServers> {
  // Imported late: they need the build's output, and the static checks do not need them.
  const { startTestServers } = await import('./support/servers.js');
  const { migrateTemplate } = await import('./support/databases.js');
  const servers = await startTestServers();
  try {
    await migrateTemplate(servers.databaseUrl);
    return servers;
  } catch (error) {
    await servers.stop();
    throw error;
  }
}

async function runProjects(
  names: readonly string[],
  paths: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Outcome[]> {
  const results: Outcome[] = [];
  for (const project of jestProjects) {
    if (names.includes(project.name) && !interrupted) results.push(await runJest(project, { env, paths }));
  }
  return results;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!interrupted) outcomes.push(failedOnce(`interrupted by ${signal}`));
    interrupted = true;
    endAll();
  });
}

try {
  await runAll(readArguments(process.argv.slice(2)));
} catch (error) {
  console.error(error);
  outcomes.push(failedOnce(error instanceof Error ? error.message : String(error)));
}
const { text, exitCode } = summaryOf(outcomes);
// Whatever a broken step left open must not keep the run alive; the callback waits until the last line is out.
process.stdout.write(text, () => process.exit(exitCode));
