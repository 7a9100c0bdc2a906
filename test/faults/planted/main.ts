// `npm run test:faults:planted`. In: the built product. Out: per planted bug which point of the oracle caught it under
// which fault; exit code 1 when one was missed. Guaranteed: bugs go into copies; the product has no switch for them.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../support/repository.js';
import type { Fault } from '../fault.js';
import type { Finding, Point } from '../oracle/evidence-of-run.js';
import { runFault } from '../run-fault.js';
import { faults } from '../scenarios/index.js';
import { startServers, stopOnSignal, stopServers } from '../guarded-servers.js';
import type { Servers } from '../servers.js';
import { type PlantedBug, plantedBugs } from './bugs.js';
import { patched } from './patched.js';
import { sharpFaults } from './sharp-faults.js';

type Caught = { name: string; fault: string; caughtBy: Point | ''; seconds: number };

const UPDATES = 150;
const PACE_MS = 40;
/** Broken books never get there, so it is what many hunts wait for. */
const DRAIN_MS = 12_000;
/** A fault may come at a moment at which the bug does no harm. */
const ATTEMPTS = 2;
const hunted: readonly Fault[] = [...sharpFaults, ...faults];
/** As the points are numbered where the oracle is described; who wrote belongs to the zombies' row of the fault table. */
const numberOf: Record<Point, string> = {
  'accepted-once': '1',
  'unknown-at-most-once': '2',
  'no-phantom': '3',
  'offsets-accounted': '4',
  money: '5',
  order: '6',
  'reads-forward': '7',
  replay: '8',
  drained: '9',
  'owner-wrote': '10',
};
const flag = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
};
const seed = Number.parseInt(flag('--seed') ?? '1', 10);
const only = flag('--only')?.split(',');
const chosen = plantedBugs.filter(
  ({ name }) => only === undefined || only.some((part) => name.includes(part)),
);
if (chosen.length === 0) throw new Error(`no planted bug has ${only?.join(' or ')} in its name`);
const json = flag('--json');
const startedAt = Date.now();
const say = (line: string): void =>
  console.log(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`);

const copies = mkdtempSync(join(tmpdir(), 'wageledger-planted-'));
const tidy = (): void => rmSync(copies, { recursive: true, force: true });
stopOnSignal(tidy);

/** A copy of what is built, with the bug in it. Throws where a patch finds nothing to change. */
function plant(bug: PlantedBug, index: number): string {
  const copy = join(copies, String(index));
  mkdirSync(copy);
  for (const room of ['apps', 'libs', 'migrations'])
    cpSync(join(repository, 'dist', room), join(copy, 'dist', room), { recursive: true });
  cpSync(join(repository, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
  for (const patch of bug.patches) {
    const path = join(copy, 'dist', patch.file);
    writeFileSync(path, patched(readFileSync(path, 'utf8'), patch));
  }
  return copy;
}

async function run(name: string, product: string, on: Servers): Promise<Finding[]> {
  const fault = hunted.find((one) => one.name === name);
  if (fault === undefined) throw new Error(`no fault is called ${name}`);
  const options = { servers: on, product, seed, times: fault.timesShort, updates: UPDATES };
  const quiet = { paceMs: PACE_MS, drainMs: DRAIN_MS, say: () => undefined };
  return (await runFault(fault, { ...options, ...quiet })).findings;
}

const shownBy = ({ shows }: PlantedBug, findings: readonly Finding[]): Finding | undefined =>
  findings.find(({ point, detail }) => shows.some((one) => one.point === point && one.because.test(detail)));

const told = (findings: readonly Finding[]): string =>
  findings.length === 0 ? 'nothing' : findings.slice(0, 3).map(textOf).join(' | ');
const textOf = ({ point, detail }: Finding): string => `${point}: ${detail.slice(0, 240)}`;

/** Without a bug nothing may be found that would count: else a suite that is broken itself would seem to catch it. */
async function control(name: string, on: Servers): Promise<void> {
  const findings = await run(name, repository, on);
  const wrong = chosen
    .filter((bug) => bug.fault === name)
    .map((bug) => shownBy(bug, findings))
    .find((found) => found !== undefined);
  const found = wrong ?? findings.find(({ kind }) => kind === 'violation');
  if (found) throw new Error(`without any bug ${name} finds ${textOf(found)}`);
  // On a busy machine a bound may pass; nothing that a bug counts by.
  say(`without any bug under ${name}: ${told(findings)}`);
}

async function hunt(bug: PlantedBug, product: string, on: Servers): Promise<Caught> {
  const from = Date.now();
  let caughtBy: Caught['caughtBy'] = '';
  for (let attempt = 0; attempt < ATTEMPTS && caughtBy === ''; attempt += 1) {
    const findings = await run(bug.fault, product, on);
    const found = shownBy(bug, findings);
    if (found) caughtBy = found.point;
    say(`${bug.name} under ${bug.fault}: ${found ? textOf(found) : `not caught; found: ${told(findings)}`}`);
  }
  return { name: bug.name, fault: bug.fault, caughtBy, seconds: (Date.now() - from) / 1_000 };
}

const planted: Caught[] = [];
try {
  // All before the first hunt: a patch that fits nothing any more is told at once.
  const products = chosen.map((bug, index) => ({ bug, product: plant(bug, index) }));
  const servers = await startServers(1);
  for (const name of new Set(chosen.map(({ fault }) => fault))) {
    await control(name, servers);
    for (const { bug, product } of products)
      if (bug.fault === name) planted.push(await hunt(bug, product, servers));
  }
} finally {
  await stopServers();
  tidy();
}
const missed = planted.filter(({ caughtBy }) => caughtBy === '').length;
const width = Math.max(...planted.map(({ name }) => name.length));
console.log(
  `${'planted bug'.padEnd(width)}  ${'fault'.padEnd(22)}  ${'caught by point'.padEnd(22)}  seconds`,
);
for (const { name, fault, caughtBy, seconds } of planted) {
  const point = caughtBy === '' ? 'MISSED' : `${numberOf[caughtBy]} ${caughtBy}`;
  console.log(
    `${name.padEnd(width)}  ${fault.padEnd(22)}  ${point.padEnd(22)}  ${seconds.toFixed(0).padStart(7)}`,
  );
}
console.log(
  `${planted.length} planted, ${missed} missed, ${((Date.now() - startedAt) / 1_000).toFixed(0)} s`,
);
if (json !== undefined)
  writeFileSync(
    json,
    `${JSON.stringify({ planted: planted.map(({ name, fault, caughtBy }) => ({ name, fault, caughtBy })), missed }, undefined, 2)}\n`,
  );
process.exit(missed === 0 && planted.length > 0 ? 0 : 1);
