/**
 * Enters: a command, its environment and a log file. Leaves: a child in a process group of its own.
 * Guarantee: a Ctrl-C in the terminal reaches the launcher alone (the group is another one), and the
 * child writes to a file, not to a pipe of ours: when the launcher is killed the child is not
 * broken by EPIPE in the middle of a commit, it stays whole until the next start stops it.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** How a child ended: its exit code, or the signal that ended it. */
export type ChildEnd = { code: number | null; signal: NodeJS.Signals | null };
export type GroupedChild = { pid: number; ended: Promise<ChildEnd>; hasEnded(): boolean };

export type ChildCommand = {
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  logFile: string;
  logMode?: 'append' | 'truncate';
};

/** Starts the child; rejects when the command cannot be started at all. */
export async function startGroupedChild(wanted: ChildCommand): Promise<GroupedChild> {
  mkdirSync(dirname(wanted.logFile), { recursive: true });
  const log = openSync(wanted.logFile, wanted.logMode === 'truncate' ? 'w' : 'a', 0o600);
  try {
    const child = spawn(wanted.command, wanted.args, {
      detached: true,
      stdio: ['ignore', log, log],
      env: wanted.env ?? process.env,
      ...(wanted.cwd === undefined ? {} : { cwd: wanted.cwd }),
      ...(wanted.uid === undefined ? {} : { uid: wanted.uid }),
      ...(wanted.gid === undefined ? {} : { gid: wanted.gid }),
    });
    let end: ChildEnd | undefined;
    const ended = new Promise<ChildEnd>((resolve) => {
      child.once('exit', (code, signal) => resolve((end = { code, signal })));
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    // Without this a test run could not end while a server that it shares with others runs on.
    child.unref();
    return { pid: child.pid ?? 0, ended, hasEnded: () => end !== undefined };
  } finally {
    closeSync(log);
  }
}
