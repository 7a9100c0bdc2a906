// `npm run test:faults:planted`. In: the built product. Out: per planted bug which point of the oracle caught it under
// which fault; exit code 1 when one was missed. Guaranteed: bugs go into copies; the product has no switch for them.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../support/repository.js';
import { runFault } from '../run-fault.js';
import { faults } from '../scenarios/index.js';
import { Servers } from '../servers.js';
import { type PlantedBug, plantedBugs } from './bugs.js';

type Caught = { name: string; fault: string; caughtBy: string };

const UPDATES = 150;
const flag = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
};
const seed = Number.parseInt(flag('--seed') ?? '1', 10);
const only = flag('--only');
const json = flag('--json');
const startedAt = Date.now();
const say = (line: string): void =>
  console.log(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`);

const copies = mkdtempSync(join(tmpdir(), 'wageledger-planted-'));
let servers: Servers | undefined;
let stopping: Promise<void> | undefined;
const stop = (): Promise<void> =>
  (stopping ??= (servers?.stop() ?? Promise.resolve()).then(() =>
    rmSync(copies, { recursive: true, force: true }),
  ));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void stop().then(() => process.exit(1)));

/** A copy of what is built, with the bug in it. Throws where a patch finds nothing to change. */
function plant(bug: PlantedBug, index: number): string {
  const copy = join(copies, String(index));
  mkdirSync(copy);
  for (const room of ['apps', 'libs', 'migrations'])
    cpSync(join(repository, 'dist', room), join(copy, 'dist', room), { recursive: true });
  cpSync(join(repository, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
  for (const { file, find, put } of bug.patches) {
    const path = join(copy, 'dist', file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(find)) throw new Error(`${bug.name}: ${file} does not hold ${find}`);
    writeFileSync(
      path,
      text.replace(find, () => put),
    );
  }
  return copy;
}

async function hunt(bug: PlantedBug, index: number, on: Servers): Promise<Caught> {
  const product = plant(bug, index);
  for (const name of bug.faults) {
    const fault = faults.find((one) => one.name === name);
    if (fault === undefined) throw new Error(`${bug.name}: no fault is called ${name}`);
    const times = Math.max(fault.timesShort, 2);
    const { findings } = await runFault(fault, {
      servers: on,
      product,
      seed,
      times,
      updates: UPDATES,
      paceMs: 20,
      say: () => undefined,
      drainMs: 12_000,
    });
    const found = findings.find(({ kind }) => kind === 'violation') ?? findings[0];
    if (found === undefined) continue;
    say(`${bug.name}: ${fault.name}: ${found.point}: ${found.detail}`);
    return {
      name: bug.name,
      fault: name,
      caughtBy: found.kind === 'violation' ? found.point : `${found.point} (unknown)`,
    };
  }
  say(`${bug.name}: MISSED`);
  return { name: bug.name, fault: bug.faults.join(), caughtBy: '' };
}

const planted: Caught[] = [];
try {
  servers = await Servers.start(1);
  process.env['DATABASE_URL'] = servers.databaseUrl;
  for (const [index, bug] of plantedBugs.entries())
    if (only === undefined || bug.name.includes(only)) planted.push(await hunt(bug, index, servers));
} finally {
  await stop();
}
const missed = planted.filter(({ caughtBy }) => caughtBy === '').length;
const width = Math.max(...planted.map(({ name }) => name.length));
for (const { name, fault, caughtBy } of planted)
  console.log(`${name.padEnd(width)}  ${fault.padEnd(24)}  ${caughtBy || 'MISSED'}`);
console.log(`${planted.length} planted, ${missed} missed`);
if (json !== undefined) writeFileSync(json, `${JSON.stringify({ planted, missed }, undefined, 2)}\n`);
process.exit(missed === 0 && planted.length > 0 ? 0 : 1);
