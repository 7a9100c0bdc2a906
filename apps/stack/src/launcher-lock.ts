/**
 * Enters: a data folder. Leaves: the right to be its only launcher, or a refusal that names the other.
 * Guarantee: two launchers never share a folder; the second would take the first one's servers for
 * orphans and stop them.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf } from './pid.js';
import { StackFault } from './stack-fault.js';

type Holder = { pid: number; commandLine: string };

function holderOf(file: string): Holder | undefined {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    if (typeof read.pid === 'number' && typeof read.commandLine === 'string')
      return { pid: read.pid, commandLine: read.commandLine };
  } catch {
    // Absent or unreadable: nobody holds it.
  }
  return undefined;
}

/** Whether the lock's holder still runs: the same pid with the same command line, and not ourselves. */
export function isHeld(
  holder: Holder | undefined,
  running: (pid: number) => string | undefined = commandLineOf,
): boolean {
  if (holder === undefined || holder.pid === process.pid) return false;
  return running(holder.pid) === holder.commandLine;
}

/** Takes the folder's lock; gives the function that lets it go. Throws a StackFault while another launcher runs. */
export function takeLauncherLock(dataDir: string): () => void {
  const file = join(dataDir, 'launcher.lock');
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, commandLine: commandLineOf(process.pid) ?? '' }), {
    mode: 0o600,
  });
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        // link fails when the name exists: of two starters at once exactly one gets it, with its content.
        linkSync(own, file);
        return () => {
          if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = holderOf(file);
      if (isHeld(holder)) break;
      setAside(file, holder);
    }
    const holder = holderOf(file);
    throw new StackFault(
      `another launcher (pid ${holder?.pid ?? 'unknown'}) runs on ${dataDir}`,
      'Use that one, stop it with Ctrl-C, or give this one a folder and ports of its own: npm start -- --data-dir .data-2 --port-base 5600',
    );
  } finally {
    rmSync(own, { force: true });
  }
}

function setAside(file: string, judged: Holder | undefined): void {
  const aside = `${file}.old-${process.pid}`;
  try {
    renameSync(file, aside);
    // Between the judgement and the rename another starter may have taken the lock: it gets it back.
    if (holderOf(aside)?.pid !== judged?.pid) linkSync(aside, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
