import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { carriesMarks, commandLineOf, endPid } from './pid.js';
import { writePrivately } from './secret-file.js';

const ORPHAN_STOP_BOUND_MS = 10_000;

/** A started service: its pid, and the words that its command line carries. */
export type StartedService = { name: string; pid: number; marks: string[] };

const pidsFile = (dataDir: string): string => join(dataDir, 'pids.json');

/** Notes the started services, so that the next start can end them if this launcher is killed. */
export function notePids(dataDir: string, services: readonly StartedService[]): void {
  const noted = services.map(({ name, pid, marks }) => ({ name, pid, marks }));
  writePrivately(pidsFile(dataDir), `${JSON.stringify({ services: noted }, null, 2)}\n`);
}

function notedPids(dataDir: string): StartedService[] {
  if (!existsSync(pidsFile(dataDir))) return [];
  try {
    const { services } = JSON.parse(readFileSync(pidsFile(dataDir), 'utf8')) as {
      services?: StartedService[];
    };
    return (services ?? []).filter(
      ({ pid, marks }) => Number.isSafeInteger(pid) && Array.isArray(marks) && marks.length > 0,
    );
  } catch {
    return [];
  }
}

/**
 * Ends the services that a killed launcher left behind. Only a pid whose command line carries the
 * noted script and data folder is signalled: pids are given out again, to foreign processes too.
 */
export async function endOrphanServices(dataDir: string, log: (line: string) => void): Promise<void> {
  const orphans = notedPids(dataDir).filter(({ pid, marks }) => carriesMarks(commandLineOf(pid), marks));
  if (orphans.length > 0) {
    log(
      `stopping services that an earlier start left behind: ${orphans.map(({ name, pid }) => `${name} (pid ${pid})`).join(', ')}`,
    );
  }
  await Promise.all(orphans.map(({ pid }) => endPid(pid, 'SIGTERM', ORPHAN_STOP_BOUND_MS)));
  forgetPids(dataDir);
}

export function forgetPids(dataDir: string): void {
  rmSync(pidsFile(dataDir), { force: true });
}
