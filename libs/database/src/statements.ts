// In: a statement, on a connection that somebody holds. Out: its rows. Guaranteed: faults are translated, and a connection that a
// fault has spent is closed instead of given back.
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import type { QueryRunner } from 'typeorm';
import { endsConnection, translateDatabaseError } from './database-faults.js';

/** Gives the rows, also those of UPDATE … RETURNING. */
export async function rowsOf<Row>(
  runner: QueryRunner,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const ask = (): Promise<{ records?: Row[] }> => runner.query(sql, [...parameters], true);
  return (await answered(runner, ask)).records ?? [];
}

/** The driver's own connection, for what TypeORM has no words for. */
export async function clientOf(runner: QueryRunner): Promise<pg.ClientBase> {
  return (await runner.connect()) as pg.ClientBase;
}

/** `copy … from stdin` with all its rows. */
export async function copyInto(runner: QueryRunner, sql: string, rows: Buffer): Promise<void> {
  const client = await clientOf(runner);
  await answered(runner, async () => {
    const copy = client.query(from(sql));
    copy.end(rows);
    await finished(copy);
  });
}

/** What the server answers; a fault is translated, and a connection that it has spent is given up. */
export async function answered<Answer>(
  runner: QueryRunner,
  ask: () => Promise<Answer>,
  during: 'work' | 'commit' = 'work',
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (endsConnection(error)) await destroyConnection(runner, error);
    throw translateDatabaseError(error, during);
  }
}

/** Closes the connection instead of giving it back: its late answer would be taken for the next statement's. */
async function destroyConnection(runner: QueryRunner, reason: unknown): Promise<void> {
  // TypeORM's public `release` cannot name a reason, and pg's pool keeps a connection that is released without one.
  const { releasePostgresConnection } = runner as unknown as {
    releasePostgresConnection(reason: unknown): Promise<void>;
  };
  await releasePostgresConnection.call(runner, reason);
}
