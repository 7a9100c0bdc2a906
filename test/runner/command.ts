// In: a command. Out: its exit code and, unless it was shown while it ran, its output.
// Guaranteed: it ends by `timeoutMs` with everything it started, and `endAll` ends whatever runs now.
import { type ChildProcess, spawn } from 'node:child_process';
import { repository } from '../support/repository.js';

export type CommandOptions = {
  env?: NodeJS.ProcessEnv;
  timeoutMs: number;
  show?: boolean;
  /** For a command with servers of its own: it is asked to stop them first, and has this long. */
  graceMs?: number;
};
export type CommandResult = { code: number | null; output: string; timedOut: boolean };

const running = new Map<ChildProcess, number>();
let closed = false;

/** Runs a script of this repository's packages with the same Node, without a shell and without stdin. */
export function runNode(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  if (closed) return Promise.resolve({ code: null, output: 'not started: interrupted', timedOut: false });
  const child = spawn(process.execPath, args, {
    cwd: repository,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', options.show ? 'inherit' : 'pipe', options.show ? 'inherit' : 'pipe'],
    // A group of its own: jest's workers must end with jest, and a Ctrl-C must reach us alone so that servers stop last.
    detached: true,
  });
  running.set(child, options.graceMs ?? 0);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((settle) => {
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      endGroup(child);
    }, options.timeoutMs);
    const finish = (code: number | null): void => {
      clearTimeout(timer);
      running.delete(child);
      settle({ code, output, timedOut });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(null);
    });
    child.once('close', finish);
  });
}

/** Ends every running command and refuses new ones, so that an interrupted run comes to its summary at once. */
export function endAll(): void {
  closed = true;
  for (const child of running.keys()) endGroup(child);
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const graceMs = running.get(child) ?? 0;
  if (graceMs > 0) {
    running.set(child, 0);
    child.kill('SIGTERM');
    setTimeout(() => endGroup(child), graceMs).unref();
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group has ended by itself.
  }
}
