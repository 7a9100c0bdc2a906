import { cpuMicroseconds } from './cpu-time.js';

/** The processes looked at; `node` may be several, which count together. */
export type Pids = {
  readonly node: number | readonly number[];
  readonly postgres: number;
  readonly broker: number;
};
export type CpuUsed = { readonly node: number; readonly postgres: number; readonly broker: number };
export type CpuMark = { readonly pids: Pids; readonly used: CpuUsed };

/** What each of the three had used until now. */
export function cpuMark(pids: Pids): CpuMark {
  return { pids, used: usedBy(pids) };
}

/** Microseconds of CPU per update since the mark. */
export function cpuSince({ pids, used }: CpuMark, updates: number): CpuUsed {
  const now = usedBy(pids);
  const per = (who: keyof CpuUsed): number =>
    Math.round(((now[who] - used[who]) / Math.max(1, updates)) * 10) / 10;
  return { node: per('node'), postgres: per('postgres'), broker: per('broker') };
}

function usedBy({ node, postgres, broker }: Pids): CpuUsed {
  return {
    node: [node].flat().reduce((sum, pid) => sum + cpuMicroseconds(pid), 0),
    postgres: cpuMicroseconds(postgres),
    broker: cpuMicroseconds(broker),
  };
}
