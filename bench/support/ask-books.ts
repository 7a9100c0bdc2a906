import { Database } from '#libs/database';

/** The rows of one statement, asked of the books over a connection of its own. */
export async function askBooks<Row>(
  databaseUrl: string,
  sql: string,
  statementTimeoutMs = 30_000,
): Promise<Row[]> {
  const database = new Database({
    url: databaseUrl,
    applicationName: 'bench',
    poolSize: 1,
    statementTimeoutMs,
  });
  try {
    return await database.query<Row>(sql);
  } finally {
    await database.close();
  }
}
