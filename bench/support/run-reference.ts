import { fork } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '../../test/support/repository.js';
import type { ReferenceArgs, ReferenceWord } from '../reference/reference-run.js';
import type { BenchContext } from './benchmark.js';
import { type CpuMark, cpuMark, cpuSince } from './cpu-mark.js';

export type ReferenceFigures = {
  readonly perSecond: number;
  readonly updates: number;
  readonly cpuUsPerUpdate: { readonly node: number; readonly postgres: number; readonly broker: number };
};

/** Runs a reference as a process of its own and gives what it said and what it cost. */
export async function runReference(
  name: 'copy' | 'unnest' | 'consume-only' | 'per-message',
  { brokers, topic, databaseUrl, limit }: Omit<ReferenceArgs, 'brokers'> & { brokers: string },
  pids: BenchContext['pids'],
): Promise<ReferenceFigures> {
  const script = join(repository, 'dist/bench/reference', `${name}.js`);
  const child = fork(script, [brokers, topic, databaseUrl, String(limit)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // kafkajs prints warnings about timers on newer Nodes.
    execArgv: ['--no-warnings'],
  });
  const all = { ...pids, node: child.pid ?? 0 };
  let mark: CpuMark | undefined;
  let figures: ReferenceFigures | undefined;
  child.on('message', (word: ReferenceWord) => {
    if (word.at === 'begin') mark = cpuMark(all);
    else if (mark !== undefined)
      figures = {
        perSecond: Math.round(word.updates / (word.ms / 1_000)),
        updates: word.updates,
        cpuUsPerUpdate: cpuSince(mark, word.updates),
      };
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0 || figures === undefined) throw new Error(`the reference ${name} ended with ${code}`);
  return figures;
}
