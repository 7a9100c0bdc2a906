// `npm run test:faults`. In: flags. Out: the fault table, and exit code 1 on any violation or unknown.
// Guaranteed: ends only what it started, Ctrl-C included.
import { readFlags } from './flags.js';
import { findingsOf, isClean, reportOf, writeJson } from './report.js';
import { type FaultResult, runFault } from './run-fault.js';
import { faults, shortForm } from './scenarios/index.js';
import { startServers, stopOnSignal, stopServers } from './guarded-servers.js';

const SHORT_UPDATES = 400;
const LONG_UPDATES = 100_000;

const flags = readFlags(process.argv.slice(2));
const unknownNames = flags.only.filter((name) => !faults.some((fault) => fault.name === name));
if (unknownNames.length > 0)
  throw new Error(
    `no fault is called ${unknownNames.join(', ')}; there are ${faults.map(({ name }) => name).join(', ')}`,
  );
const chosen = faults.filter(({ name }) =>
  flags.only.length > 0 ? flags.only.includes(name) : !flags.short || shortForm.has(name),
);
// Chosen by name alone a fault is tried quickly, unless a number of updates says otherwise.
const isLong = !flags.short && (flags.only.length === 0 || flags.updates > 0);
const wanted = isLong ? flags.updates || LONG_UPDATES : 0;
const results: FaultResult[] = [];
const sumOf = (done: readonly FaultResult[]): number => done.reduce((sum, { updates }) => sum + updates, 0);
/** Faults that are still to bring their share of the updates; those that end halted cannot be told to. */
let left = chosen.filter(({ endsHalted }) => endsHalted !== true).length;
const startedAt = Date.now();
const say = (line: string): void =>
  console.log(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`);

stopOnSignal();
try {
  for (const brokers of [1, 3] as const) {
    const group = chosen.filter((fault) => fault.brokers === brokers);
    if (group.length === 0) continue;
    say(`starting Postgres and ${brokers} ${brokers === 1 ? 'broker' : 'brokers'}`);
    const servers = await startServers(brokers);
    for (const fault of group) {
      const times = isLong ? (fault.timesLong ?? 5) : fault.timesShort;
      const share = (wanted - sumOf(results)) / (left || 1);
      if (fault.endsHalted !== true) left -= 1;
      const result = await runFault(fault, {
        servers,
        product: flags.product,
        paceMs: flags.short ? 20 : 0,
        seed: flags.seed,
        times,
        updates: Math.max(SHORT_UPDATES, Math.ceil(share)),
        say,
      });
      results.push(result);
      findingsOf([result]).forEach(say);
      say(
        `${fault.name}: ${result.findings.length === 0 ? 'ok' : `${result.findings.length} findings`}, ${result.updates} updates, ${result.seconds.toFixed(0)} s`,
      );
    }
    await stopServers();
  }
} finally {
  await stopServers();
}
console.log(reportOf(results, flags.seed));
if (flags.json !== undefined) writeJson(flags.json, results, flags.seed);
process.exit(isClean(results) ? 0 : 1);
