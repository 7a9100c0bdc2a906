/**
 * Enters: a pid and what its command line must contain. Leaves: whether it runs, and its end.
 * Guarantee: nothing here signals a pid whose command line was not verified by the caller; a
 * zombie counts as ended (it holds no port, no file and no lock, only a row in the kernel's table).
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 20;

function psField(pid: number, field: string): string | undefined {
  try {
    const out = execFileSync('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)], {
      encoding: 'utf8',
      timeout: 5_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return out === '' ? undefined : out;
  } catch {
    return undefined;
  }
}

function procFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** True while the pid runs; false for an ended one and for a zombie. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const state =
    process.platform === 'linux'
      ? procFile(pid, 'stat')
          ?.replace(/^.*\) /s, '')
          .charAt(0)
      : psField(pid, 'stat')?.charAt(0);
  return state !== undefined && state !== 'Z';
}

/** The words a running pid was started with, joined by spaces; undefined when it does not run. */
export function commandLineOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform !== 'linux') return psField(pid, 'command');
  const raw = procFile(pid, 'cmdline');
  return raw === undefined || raw === '' ? undefined : raw.replace(/\0+$/, '').split('\0').join(' ');
}

/**
 * Whether `commandLine` carries every mark as whole words. Whole, because /data/stack must not
 * match the process of /data/stack-2: a signal would go to a foreign process.
 */
export function carriesMarks(commandLine: string | undefined, marks: readonly string[]): boolean {
  if (commandLine === undefined || marks.length === 0) return false;
  const padded = ` ${commandLine} `;
  return marks.every((mark) => mark !== '' && padded.includes(` ${mark} `));
}

/** Waits until the pid has ended; false when it still runs after `withinMs`. */
export async function waitForEnd(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() >= deadline) return false;
    await pause(POLL_MS);
  }
  return true;
}

/** Sends a signal to a pid, or to its whole group; an ended target is no error. */
export function signal(pid: number, name: NodeJS.Signals, target: 'one' | 'group' = 'one'): void {
  try {
    process.kill(target === 'group' ? -pid : pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Asks a verified pid to end with `first`, and kills its group after `withinMs`.
 * Gives how it ended: 'ended', 'killed', or 'stuck' when even SIGKILL did not end it in 5 s.
 */
export async function endPid(
  pid: number,
  first: NodeJS.Signals,
  withinMs: number,
): Promise<'ended' | 'killed' | 'stuck'> {
  signal(pid, first);
  if (await waitForEnd(pid, withinMs)) return 'ended';
  signal(pid, 'SIGKILL', 'group');
  signal(pid, 'SIGKILL');
  return (await waitForEnd(pid, 5_000)) ? 'killed' : 'stuck';
}
