import { spawn, execFile, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../support/repository.js';

const REQUIREMENTS = join(repository, 'test/fuzz/requirements.txt');
const SETTINGS = join(repository, 'test/fuzz');
const FOLDER = join(repository, '.cache/fuzz');
/** Where it keeps what it remembers of a run. */
const MEMORY = join(FOLDER, 'memory');
const INSTALL_MS = 300_000;

export type FuzzRun = {
  readonly document: string;
  readonly url: string;
  readonly token: string;
  readonly examples: number;
  readonly seed: number;
  /** Further arguments, as the program takes them. */
  readonly further: readonly string[];
};

const run = promisify(execFile);
let running: ChildProcess | undefined;

/** The program schemathesis in a virtual environment that is made once, in the repository's cache folder. */
export async function installSchemathesis(): Promise<string> {
  const python = join(FOLDER, 'bin/python');
  const program = join(FOLDER, 'bin/schemathesis');
  const install = (): Promise<unknown> =>
    run(python, ['-m', 'pip', 'install', '--quiet', '--no-input', '-r', REQUIREMENTS], {
      timeout: INSTALL_MS,
    });
  try {
    if (!existsSync(program))
      await run('python3', ['-m', 'venv', '--clear', FOLDER], { timeout: INSTALL_MS });
    // Also where it is there: another version may be asked for now, and a look costs a second.
    await install();
    await mkdir(MEMORY, { recursive: true });
  } catch (error) {
    await rm(FOLDER, { recursive: true, force: true });
    throw error;
  }
  return program;
}

/** Asks a service everything that its document allows and forbids; what it finds stands on the screen. Gives its exit code. */
export function fuzz(
  program: string,
  { document, url, token, examples, seed, further }: FuzzRun,
): Promise<number> {
  const args = [
    '--config-file',
    join(SETTINGS, 'schemathesis.toml'),
    'run',
    document,
    '--url',
    url,
    '--checks',
    'all',
    '--max-examples',
    String(examples),
    '--seed',
    String(seed),
    '--continue-on-failure',
    '--no-color',
    ...further,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: MEMORY,
      env: { ...process.env, SCHEMATHESIS_HOOKS: 'hooks', PYTHONPATH: SETTINGS, FUZZ_TOKEN: token },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    running = child;
    child.once('error', reject);
    child.once('close', (code) => {
      running = undefined;
      resolve(code ?? 1);
    });
  });
}

/** Ends the run that is under way. */
export function endFuzz(): void {
  running?.kill('SIGTERM');
}
