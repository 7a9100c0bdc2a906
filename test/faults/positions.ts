import { Database } from '#libs/database';

/** Where the books stand, per partition. */
export async function positionsOf(url: string, group: string): Promise<Map<number, bigint>> {
  const rows = await ask<{ partition: number; next: string }>(
    url,
    'select partition, next_offset::text as next from consumer_position where group_id = $1',
    [group],
  );
  return new Map(rows.map(({ partition, next }) => [partition, BigInt(next)]));
}

/** One statement on a connection of its own, so that no pool outlives a server that a fault stops. */
export async function ask<Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const database = new Database({ url, applicationName: 'faults', poolSize: 1, statementTimeoutMs: 5_000 });
  try {
    return await database.query<Row>(sql, values);
  } finally {
    await database.close();
  }
}
