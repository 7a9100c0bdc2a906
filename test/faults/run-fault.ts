// In: a fault, servers, a seed. Out: what it came to: times injected, updates, and what the oracle found.
// Guaranteed: bounded; a fault that could not be injected or judged counts as unknown, never as passed.
import type { Fault, Scene } from './fault.js';
import { collect } from './evidence.js';
import type { Finding } from './oracle/evidence-of-run.js';
import { judge } from './oracle/judge.js';
import { stateOf } from './oracle/journal.js';
import { randomFrom, seedFor } from './random.js';
import { Round } from './round.js';
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
  const random = randomFrom(seedFor(options.seed, fault.name));
  const month = new Date().toISOString().slice(0, 7);
  const findings: Finding[] = [];
  let injected = 0;
  let round: Round | undefined;
  try {
    round = await Round.open({
      servers: options.servers,
      product: options.product,
      random,
      name: fault.name,
    });
    const scene: Scene = { round, traffic: new Traffic(round, random, month, options.paceMs), random, month };
    await fault.prepare?.(scene);
    for (const env of fault.consumers ?? [{}]) await round.startConsumer(env);
    injected = await underTraffic(fault, scene, options, findings);
    if (round.consumers().length === 0 && fault.endsHalted !== true) await round.startConsumer();
    const evidence = await collect(round, month, options.drainMs ?? DRAIN_MS);
    findings.push(...judge(evidence, fault.endsHalted === true));
  } catch (error) {
    findings.push({
      point: 'drained',
      kind: 'unknown',
      detail: error instanceof Error ? error.message : String(error),
    });
  } finally {
    await round?.close();
  }
  const updates =
    (round?.journal.sent.filter((sent) => stateOf(sent) === 'accepted').length ?? 0) +
    (round?.journal.produced.length ?? 0);
  return {
    name: fault.name,
    injected,
    updates,
    findings,
    recoveries: round?.recoveries ?? [],
    seconds: (Date.now() - startedAt) / 1_000,
  };
}

async function underTraffic(
  fault: Fault,
  scene: Scene,
  options: RunOptions,
  findings: Finding[],
): Promise<number> {
  const { traffic } = scene;
  let injected = 0;
  traffic.start();
  try {
    // Something to lose, before anything is broken.
    await traffic.reach(30);
    for (; injected < options.times; injected += 1) {
      await fault.inject(scene, injected);
      options.say(`${fault.name} ${injected + 1}/${options.times}, ${traffic.accepted} updates accepted`);
    }
    if (fault.endsHalted !== true) await traffic.reach(options.updates);
  } catch (error) {
    findings.push({
      point: 'drained',
      kind: 'unknown',
      detail: `${fault.name}: ${error instanceof Error ? error.message : String(error)}`,
    });
  } finally {
    await traffic.stop();
  }
  return injected;
}
