/**
 * `npm run rebuild -- --into SCHEMA`: the books once more from the topic, and both side by side.
 * In: --data-dir DIR, or DATABASE_URL and KAFKA_BROKERS. Out: a digest per part; exit code 0 and
 * `books are equal`, 1 and where they differ first, 2 when there was nothing to compare.
 */
import { monthlyPeriod, type PayPeriod } from '#libs/domain';
import { dropRebuilt, rebuildBooks, type PartComparison } from '#libs/ledger';
import { migrations } from '../../../migrations/index.js';
import { CommandFault, progressLine, readBooksFlags, runCommand } from './books-flags.js';
import { textTable } from '#libs/platform';

await runCommand(async () => {
  const { databaseUrl, brokers, security, topic, group, own } = readBooksFlags(process.argv.slice(2), {
    into: { type: 'string' },
    period: { type: 'string' },
    drop: { type: 'boolean' },
  });
  const schema = own['into'];
  if (typeof schema !== 'string')
    throw new CommandFault('into which schema? Name one that is empty or does not exist yet: --into rebuilt');
  if (brokers === undefined)
    throw new CommandFault('KAFKA_BROKERS is not set: the books are rebuilt from the topic');
  const period = periodOf(own['period']);
  const progress = progressLine();
  const sinceMs = Date.now();
  let replayedSinceMs: number | undefined;
  const comparisons = await rebuildBooks({
    databaseUrl,
    brokers,
    security,
    topic,
    group,
    schema,
    migrations,
    period,
    onProgress: (done, total) => {
      replayedSinceMs ??= Date.now();
      progress.show(barOf(done, total, Date.now() - replayedSinceMs));
    },
  });
  progress.end();
  print(comparisons, (Date.now() - sinceMs) / 1_000);
  const isEqual = comparisons.every(({ firstDifference }) => firstDifference === undefined);
  // Kept when they differ, whatever the flag says: they are what one compares with.
  if (isEqual && own['drop'] === true) await dropRebuilt(databaseUrl, schema);
  else
    process.stdout.write(
      `the rebuilt books stay in schema ${schema}; drop schema ${schema} cascade removes them\n`,
    );
  return isEqual ? 0 : 1;
});

function periodOf(id: string | boolean | undefined): PayPeriod | undefined {
  if (typeof id !== 'string') return undefined;
  const period = monthlyPeriod(id);
  if (period === undefined) throw new CommandFault(`${id} is no month. Write it as --period 2026-11`);
  return period;
}

function barOf(done: bigint, total: bigint, ms: number): string {
  const percent = total === 0n ? 100n : (done * 100n) / total;
  const filled = Number(percent) >> 2;
  const rate = (done * 1_000n) / BigInt(Math.max(ms, 1));
  return `replaying ${'█'.repeat(filled)}${'░'.repeat(25 - filled)} ${percent} %  ${done}/${total}  ${rate}/s`;
}

function print(comparisons: readonly PartComparison[], seconds: number): void {
  const rows = comparisons.map(({ part, rows: count, digest, firstDifference }) => [
    part,
    String(count.live),
    digest.live.slice(0, 32),
    String(count.rebuilt),
    digest.rebuilt.slice(0, 32),
    firstDifference === undefined ? 'equal' : 'DIFFERENT',
  ]);
  const titles = ['part', 'rows', 'SHA-256 of the live books', 'rows', 'SHA-256 of the rebuilt', ''];
  process.stdout.write(`${textTable(titles, rows)}\n\n`);
  const different = comparisons.filter(({ firstDifference }) => firstDifference !== undefined);
  for (const { part, firstDifference } of different)
    process.stdout.write(`${part}: the first difference is at ${firstDifference}\n`);
  process.stdout.write(
    different.length === 0
      ? `books are equal (${seconds.toFixed(1)} s)\n`
      : 'books differ. The topic has the truth: run verify, and compare the rows named in both schemas\n',
  );
}
