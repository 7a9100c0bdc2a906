// In: a fault, servers, a seed. Out: what it came to: times injected, updates, and what the oracle found.
// Guaranteed: bounded; a fault that could not be injected or judged counts as unknown, never as passed.
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository.js';
import type { Fault, Scene } from './fault.js';
import { collect } from './evidence.js';
import type { Finding } from './oracle/evidence-of-run.js';
import { judge } from './oracle/judge.js';
import { stateOf } from './oracle/journal.js';
import { randomFrom, seedFor } from './random.js';
import { Round, untilReady } from './round.js';
import type { Servers } from './servers.js';
import { Traffic } from './traffic.js';

export type FaultResult = {
  name: string;
  injected: number;
  updates: number;
  findings: Finding[];
  recoveries: { name: string; seconds: number }[];
  seconds: number;
};

export type RunOptions = {
  servers: Servers;
  product: string;
  seed: number;
  times: number;
  /** Accepted updates at least, over all injections. */
  updates: number;
  say: (line: string) => void;
  paceMs: number;
  /** How long the books may take to reach the end of the log. */
  drainMs?: number;
};

const DRAIN_MS = 45_000;

export async function runFault(fault: Fault, options: RunOptions): Promise<FaultResult> {
  const startedAt = Date.now();
  const result: FaultResult = {
    name: fault.name,
    injected: 0,
    updates: 0,
    findings: [],
    recoveries: [],
    seconds: 0,
  };
  // Books that stand halted cannot be hurt again: there each injection gets books of its own.
  const perRound = fault.endsHalted === true ? 1 : options.times;
  for (let first = 0; first < options.times; first += perRound)
    await runRound(fault, options, { first, count: perRound }, result);
  result.seconds = (Date.now() - startedAt) / 1_000;
  return result;
}

type Injections = { first: number; count: number };

async function runRound(
  fault: Fault,
  options: RunOptions,
  injections: Injections,
  into: FaultResult,
): Promise<void> {
  const { servers, product, drainMs = DRAIN_MS } = options;
  const { first } = injections;
  const random = randomFrom(seedFor(options.seed, first === 0 ? fault.name : `${fault.name} ${first}`));
  const month = new Date().toISOString().slice(0, 7);
  const foundBefore = into.findings.length;
  let round: Round | undefined;
  try {
    round = await Round.open({ servers, product, random, name: fault.name });
    const traffic = new Traffic(round, random, month, options.paceMs);
    const scene: Scene = { round, traffic, random, month, findings: into.findings };
    await fault.prepare?.(scene);
    for (const env of fault.consumers ?? [{}]) await round.startConsumer(env);
    await underTraffic(fault, scene, options, injections, into);
    if (fault.endsHalted !== true && round.consumers().length === 0) await round.startConsumer();
    // The books are judged in any case: what they hold wrong says more than that somebody stopped.
    const asksReady = fault.endsHalted !== true;
    let obstacle = asksReady ? await unready(round, drainMs) : undefined;
    const evidence = await collect(round, month, obstacle === undefined ? drainMs : 1_000);
    into.findings.push(...judge(evidence, fault.endsHalted === true));
    // A partition that halted with everything applied, or late, looks drained; only its consumer tells.
    if (asksReady) obstacle ??= await unready(round, 1_000);
    if (obstacle !== undefined) into.findings.push(unknown(obstacle));
  } catch (error) {
    into.findings.push(unknown(error instanceof Error ? error.message : String(error)));
  } finally {
    await round?.close();
    if (round !== undefined && into.findings.length > foundBefore) keepLogs(round, options);
  }
  if (round === undefined) return;
  const { sent, produced } = round.journal;
  into.updates += sent.filter((one) => stateOf(one) === 'accepted').length + produced.length;
  into.recoveries.push(...round.recoveries);
}

/** What the processes of a round that failed wrote: their servers' folder goes with the servers. */
function keepLogs(round: Round, { servers, say }: RunOptions): void {
  const kept = join(repository, 'reports', 'faults', round.topic);
  cpSync(round.folder, kept, { recursive: true, filter: (path) => !path.endsWith('disk') });
  const postgres = join(servers.folder, 'postgres', 'postgres.log');
  if (existsSync(postgres)) cpSync(postgres, join(kept, 'postgres.log'));
  say(`what its processes wrote is kept in ${kept}`);
}

/** Why a consumer is not ready within the bound; undefined when all are. */
async function unready(round: Round, withinMs: number): Promise<string | undefined> {
  const readiness = round.consumers().map((consumer) => untilReady(consumer, withinMs));
  const failed = (await Promise.allSettled(readiness)).find(({ status }) => status === 'rejected');
  return failed?.status === 'rejected' ? String(failed.reason) : undefined;
}

function unknown(detail: string): Finding {
  return { point: 'drained', kind: 'unknown', detail };
}

async function underTraffic(
  fault: Fault,
  scene: Scene,
  options: RunOptions,
  { first, count }: Injections,
  into: FaultResult,
): Promise<void> {
  const { traffic } = scene;
  traffic.start();
  try {
    // Something to lose, before anything is broken.
    await traffic.reach(30);
    for (let nth = first; nth < first + count; nth += 1) {
      into.injected += (await fault.inject(scene, nth)) ?? 1;
      options.say(`${fault.name} ${nth + 1}/${options.times}, ${traffic.accepted} updates accepted`);
    }
    if (fault.endsHalted !== true) await traffic.reach(options.updates);
  } catch (error) {
    into.findings.push(unknown(error instanceof Error ? error.message : String(error)));
  } finally {
    await traffic.stop();
  }
}
