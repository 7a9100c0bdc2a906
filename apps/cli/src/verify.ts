/**
 * `npm run verify`: proves the books from their own bytes while everything runs.
 * In: --data-dir DIR or DATABASE_URL. Out: a table per partition, then `verified` and exit code 0, or the faults and 1;
 * 2 when the books could not be read.
 */
import { Database } from '#libs/database';
import { booksFaults, verifyBooks, type VerifyReport } from '#libs/ledger';
import { progressLine, readBooksFlags, runCommand } from './books-flags.js';
import { textTable } from '#libs/platform';

// A whole table is read in one statement of one transaction; the bounds of a service would cut it off.
const patient = { statementTimeoutMs: 0, idleInTransactionTimeoutMs: 60_000, poolSize: 1 };

await runCommand(async () => {
  const { databaseUrl, topic, group } = readBooksFlags(process.argv.slice(2), {});
  const database = new Database({ url: databaseUrl, applicationName: 'wageledger-verify', ...patient });
  const sinceMs = Date.now();
  const progress = progressLine();
  try {
    const report = await verifyBooks(database, {
      topic,
      group,
      onProgress: (what, done) => {
        const seconds = (Date.now() - sinceMs) / 1_000;
        progress.show(`verifying ${what}: ${done}, ${Math.round(done / Math.max(seconds, 0.1))}/s`);
      },
    });
    progress.end();
    print(report, (Date.now() - sinceMs) / 1_000);
    return report.faultCount === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
});

function print({ partitions, employees, faults, faultCount }: VerifyReport, seconds: number): void {
  const columns = ['partition', 'entries', 'rejected', 'gaps', 'next offset', 'head'];
  const rows = partitions
    .filter(({ nextOffset }) => nextOffset > 0n)
    .map((one) =>
      [one.partition, one.entries, one.rejected, one.gapOffsets, one.nextOffset, short(one.head)].map(String),
    );
  const total = partitions.reduce((sum, one) => sum + one.entries + one.rejected, 0);
  process.stdout.write(`${textTable(columns, rows)}\n\n`);
  for (const { code, where, detail } of faults)
    process.stdout.write(`${code} at ${where}: ${booksFaults[code].title} (${detail})\n`);
  if (faultCount > faults.length) process.stdout.write(`… and ${faultCount - faults.length} more faults\n`);
  const remedies = new Set(faults.map(({ code }) => booksFaults[code].remedy));
  for (const remedy of remedies) process.stdout.write(`→ ${remedy}\n`);
  const read = `${total} records in ${partitions.length} partitions, pay of ${employees} employees, ${seconds.toFixed(1)} s`;
  process.stdout.write(
    faultCount === 0 ? `verified: ${read}\n` : `not verified: ${faultCount} faults in ${read}\n`,
  );
}

function short(hash: Buffer | null): string {
  return hash === null ? '–' : hash.toString('hex').slice(0, 16);
}
