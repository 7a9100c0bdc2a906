/**
 * `node dist/migrations/run.js`: brings the database of DATABASE_URL up to date and ends.
 * Exit code 0 when the schema is current, 1 with one line on stderr otherwise. Safe to run twice, or twice at once.
 */
import { runMigrations } from '#libs/database';
import { migrations } from './index.js';

const url = process.env['DATABASE_URL'];
if (url === undefined || url === '') {
  process.stderr.write(
    'wageledger: DATABASE_URL is not set. Set it to postgres://user:password@host:port/database.\n',
  );
  process.exitCode = 1;
} else {
  try {
    const done = await runMigrations(url, migrations);
    process.stdout.write(done.length === 0 ? 'schema is current\n' : `applied ${done.join(', ')}\n`);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    process.stderr.write(`wageledger: the migration failed: ${what}. Nothing of the failed step was kept.\n`);
    process.exitCode = 1;
  }
}
