import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { eventually } from './eventually.js';

export type ProcessRow = { pid: number; command: string };

/** The processes whose environment holds this `NAME=value`; by /proc on Linux, by ps elsewhere. */
export async function processesWith(variable: string): Promise<ProcessRow[]> {
  const rows = process.platform === 'linux' ? await fromProc(variable) : await fromPs(variable);
  return rows.filter(({ pid }) => pid !== process.pid);
}

/** kill -9 of all of them, and waits until they are gone. */
export async function killAll(rows: readonly ProcessRow[]): Promise<void> {
  for (const { pid } of rows) send(pid, 'SIGKILL');
  await eventually(() => rows.every(({ pid }) => !send(pid, 0)), { timeoutMs: 10_000 });
}

async function fromProc(variable: string): Promise<ProcessRow[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const rows = pids.map(async (pid): Promise<ProcessRow[]> => {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (!environment.split('\0').includes(variable)) return [];
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return command === '' ? [] : [{ pid: Number(pid), command: command.replaceAll('\0', ' ') }];
  });
  return (await Promise.all(rows)).flat();
}

async function fromPs(variable: string): Promise<ProcessRow[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axEwwo', 'pid=,command='], { maxBuffer: 64e6 });
  return stdout
    .split('\n')
    .filter((line) => line.includes(variable))
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line }));
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
