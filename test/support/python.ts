import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from './repository.js';

/** What examples/python needs, and what a producer that knows only the topic needs. */
const REQUIREMENTS = join(repository, 'examples/python/requirements.txt');
const INSTALL_MS = 120_000;
const RUN_MS = 60_000;

const run = promisify(execFile);

/**
 * The interpreter of a virtual environment that has what examples/python needs, made once in the repository's cache folder.
 * Undefined where there is no python3 or pip reaches no index: callers then send the same bytes by other means.
 */
export async function pythonWithKafka(): Promise<string | undefined> {
  const folder = join(repository, '.cache/python');
  const python = join(folder, 'bin/python');
  if (existsSync(python) && (await hasKafka(python))) return python;
  try {
    await run('python3', ['-m', 'venv', '--clear', folder], { timeout: INSTALL_MS });
    await run(python, ['-m', 'pip', 'install', '--quiet', '--no-input', '-r', REQUIREMENTS], {
      timeout: INSTALL_MS,
    });
    return python;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    process.stderr.write(
      `no Python producer on this machine: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return undefined;
  }
}

/** Runs a script file or, after `-c`, a program, and gives its standard output; throws with stderr when it fails. */
export async function runPython(
  python: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const { stdout } = await run(python, [...args], { timeout: RUN_MS, env: { ...process.env, ...env } });
  return stdout.trim();
}

async function hasKafka(python: string): Promise<boolean> {
  return run(python, ['-c', 'import kafka, fastavro'], { timeout: RUN_MS }).then(
    () => true,
    () => false,
  );
}
