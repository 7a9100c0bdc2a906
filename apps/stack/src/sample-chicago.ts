/**
 * `npm run sample:chicago`: enters a running stack, leaves a city's payroll in its books, checked to the cent.
 * Guarantee: everything goes through REST with keys that never change, so a second run applies nothing twice;
 * the expectation comes from another program in another language (samples/expected_pay.py).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntilApplied } from './applied.js';
import { CHICAGO_HELP, readChicagoFlags, type ChicagoFlags } from './chicago-flags.js';
import { writeCityCsv } from './chicago-csv.js';
import { readCity, updatesOf, type City } from './chicago-people.js';
import { comparePay } from './compare-pay.js';
import { expectedPay } from './expected-pay.js';
import { readableAmount } from './money-text.js';
import { ProgressBar } from './progress-bar.js';
import { readBack, type ReadBack } from './read-back.js';
import { repositoryRoot } from './repository-root.js';
import { RestClient } from './rest-client.js';
import { writePrivately } from './secret-file.js';
import { StackFault } from './stack-fault.js';
import { readStackFile, type StackFile } from './stack-file.js';
import { createDepartment, inParallel, noteLanding, submit, type Landing } from './submissions.js';

const APPLIED_BOUND_MS = 600_000;
const READ_WIDTH = 4;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const secondsSince = (sinceMs: number): string => ((Date.now() - sinceMs) / 1000).toFixed(1);
const landingFile = (dataDir: string): string => join(dataDir, 'chicago.json');

type Noted = { updateId: string; partition: number; offset: string };

/** Where the newest updates of the last import stand, so that --verify-only knows what to wait for. */
function readLanding(dataDir: string): Landing {
  try {
    const noted = JSON.parse(readFileSync(landingFile(dataDir), 'utf8')) as Noted[];
    return new Map(noted.map((last) => [last.partition, { ...last, offset: BigInt(last.offset) }]));
  } catch {
    return new Map();
  }
}

async function importCity(
  client: RestClient,
  stack: StackFile,
  city: City,
  flags: ChicagoFlags,
): Promise<Landing> {
  const updates = city.people.length * 2;
  tell(
    `Importing ${city.people.length} people of ${city.departments.length} departments: ${updates} updates through REST, ${flags.concurrency} at a time`,
  );
  await inParallel(city.departments, 8, (department) => createDepartment(client, stack, department));
  const landing: Landing = new Map();
  const bar = new ProgressBar('accepted', updates);
  await inParallel(city.people, flags.concurrency, async (person) => {
    for (const update of updatesOf(person)) {
      noteLanding(landing, await submit(client, stack, update));
      bar.advance();
    }
  });
  bar.finish();
  tell(`${updates} updates accepted, ${Math.round(bar.ratePerSecond())} per second`);
  writePrivately(
    landingFile(flags.dataDir),
    JSON.stringify([...landing.values()].map((last) => ({ ...last, offset: String(last.offset) }))),
  );
  return landing;
}

async function writeForImport(
  client: RestClient,
  stack: StackFile,
  city: City,
  file: string,
): Promise<number> {
  await inParallel(city.departments, 8, (department) => createDepartment(client, stack, department));
  const lines = writeCityCsv(city, file);
  tell(`${city.departments.length} departments are there, ${lines} updates stand in ${file}. Next:`);
  tell(`  npx wageledger import ${file} --to hr`);
  return 0;
}

async function readBackAll(
  client: RestClient,
  stack: StackFile,
  city: City,
  period: string,
): Promise<Map<string, ReadBack>> {
  const kindOf = new Map(city.people.map(({ employeeId, kind }) => [employeeId, kind]));
  const readBacks = new Map<string, ReadBack>();
  await inParallel(city.departments, READ_WIDTH, async ({ id }) => {
    readBacks.set(id, await readBack(client, stack, { department: id, period, currency: 'USD', kindOf }));
  });
  return readBacks;
}

async function run(flags: ChicagoFlags): Promise<number> {
  const stack = readStackFile(flags.dataDir);
  const samples = join(repositoryRoot(), 'samples');
  const csvFile = join(samples, 'city-of-chicago.csv');
  const city = readCity(csvFile);
  const client = new RestClient(flags.concurrency);
  try {
    if (flags.csvFile !== undefined) return await writeForImport(client, stack, city, flags.csvFile);
    const begun = Date.now();
    const landing = flags.verifyOnly
      ? readLanding(flags.dataDir)
      : await importCity(client, stack, city, flags);
    await waitUntilApplied(client, stack, landing, APPLIED_BOUND_MS);
    if (!flags.verifyOnly) {
      const rate = Math.round((city.people.length * 2_000) / (Date.now() - begun));
      tell(
        `all of it applied to the books after ${secondsSince(begun)} s, ${rate} updates per second from request to books`,
      );
    }
    const reading = Date.now();
    const readBacks = await readBackAll(client, stack, city, flags.period);
    tell(
      `computed pay of ${flags.period} read back over REST, person by person, in ${secondsSince(reading)} s\n`,
    );
    return verdict(city, readBacks, join(samples, 'expected_pay.py'), csvFile);
  } finally {
    client.close();
  }
}

function verdict(
  city: City,
  readBacks: ReadonlyMap<string, ReadBack>,
  script: string,
  csvFile: string,
): number {
  const expected = expectedPay(script, csvFile);
  const { table, differences, total } = comparePay(city, readBacks, expected);
  tell(`${table}\n`);
  for (const difference of differences) tell(`DIFFERENT  ${difference}`);
  if (differences.length > 0) return 1;
  const summary = `${total.salaried} salaried, ${total.hourly} hourly, ${city.departments.length} departments, ${readableAmount(total.pay)} USD`;
  if (expected === undefined) {
    tell(
      `${summary}: not compared, because python3 was not found. Install Python 3 and run: npm run sample:chicago -- --verify-only`,
    );
    return 3;
  }
  tell(`${summary}: equal to the cent with samples/expected_pay.py, in total and in every department`);
  return 0;
}

async function start(args: readonly string[]): Promise<void> {
  let flags: ChicagoFlags;
  try {
    flags = readChicagoFlags(args);
  } catch (error) {
    process.stderr.write(`wageledger: ${error instanceof StackFault ? error.line() : String(error)}\n`);
    process.exitCode = 2;
    return;
  }
  if (flags.help) return tell(CHICAGO_HELP);
  try {
    process.exitCode = await run(flags);
  } catch (error) {
    const line =
      error instanceof StackFault
        ? error.line()
        : `${error instanceof Error ? error.message : String(error)}. This should not happen`;
    process.stderr.write(`wageledger: ${line}\n`);
    process.exitCode = 1;
  }
}

await start(process.argv.slice(2));
