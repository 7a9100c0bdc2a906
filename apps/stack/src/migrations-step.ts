import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './repository-root.js';
import { StackFault } from './stack-fault.js';

const MIGRATION_BOUND_MS = 120_000;

/** Brings the schema up to date (dist/migrations/run.js); throws a StackFault with what it said when it fails. */
export function runMigrations(databaseUrl: string): Promise<void> {
  const script = join(repositoryRoot(), 'dist', 'migrations', 'run.js');
  const env: NodeJS.ProcessEnv = { ...process.env, DATABASE_URL: databaseUrl };
  // The launcher's own variable: others refuse WAGELEDGER_ names that they do not know.
  delete env['WAGELEDGER_CACHE_DIR'];
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [script], {
      env,
      // Its own group: a Ctrl-C in the terminal must not end it in the middle of a step.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const bound = setTimeout(() => child.kill('SIGKILL'), MIGRATION_BOUND_MS);
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(bound);
      if (code === 0) return done();
      const reason = said.trim().slice(-800) || `exit code ${code ?? 'none (killed)'}`;
      reject(
        new StackFault(
          'the database schema could not be brought up to date',
          'Check DATABASE_URL, or the log of PostgreSQL in the data folder',
          reason,
        ),
      );
    });
  });
}
