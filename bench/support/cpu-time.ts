// In: main processes. Out: the CPU time that they and their children have had so far. Linux, by /proc.
import { readdirSync, readFileSync } from 'node:fs';

/** USER_HZ of every Linux that Node runs on. */
const TICK_US = 10_000;

type Row = { pid: number; parent: number; own: number; reaped: number };

/**
 * Microseconds of CPU of a process, its children and those that ended and were waited for. A child of a child that was
 * not started by these is not counted; Postgres and the broker have none.
 */
export function cpuMicroseconds(pid: number): number {
  const rows = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(rowOf);
  const wanted = rows.filter((row) => row.pid === pid || row.parent === pid);
  return wanted.reduce((sum, row) => sum + row.own + row.reaped, 0) * TICK_US;
}

/** The largest resident set of a process so far, in MiB; undefined once it is gone. */
export function rssMaxMiB(pid: number): number | undefined {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(textOf(`/proc/${pid}/status`)) ?? [];
  return kilobytes === undefined ? undefined : Math.round(Number.parseInt(kilobytes, 10) / 1_024);
}

function rowOf(name: string): Row[] {
  const text = textOf(`/proc/${name}/stat`);
  // After the command in parentheses, which may hold anything: state, parent, …; proc(5), fields 4 and 14 to 17.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  if (fields.length < 16) return [];
  const at = (field: number): number => Number(fields[field - 3]);
  return [{ pid: Number(name), parent: at(4), own: at(14) + at(15), reaped: at(16) + at(17) }];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
