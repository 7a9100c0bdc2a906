// In: the URL of the books. Out: their rows as plain values, all from one snapshot.
// Guaranteed: read with pg directly; amounts, offsets and ids stay text or bigint, never a double.
import pg from 'pg';

export type EntryRow = {
  partition: number;
  offset: bigint;
  updateId: string;
  type: string;
  employee: string;
  department: string;
  recordedAtMs: number;
  data: unknown;
  key: Buffer;
  value: Buffer;
};
export type Books = {
  positions: { partition: number; next: bigint; haltCode: string | null }[];
  entries: EntryRow[];
  winners: Map<string, { partition: number; offset: bigint }>;
  rejected: { partition: number; offset: bigint; code: string; value: Buffer | null }[];
  gaps: { partition: number; first: bigint; next: bigint; kind: string; answered: boolean }[];
  /** Pay as stored ahead: gross per employee, period and currency, over all departments. */
  pay: { employee: string; start: string; currency: string; amount: string }[];
  periods: string[];
  /** Login of whoever wrote entries, beside the owner of the partition at that moment; empty without the audit. */
  writers: { writer: string; owner: string; partition: number }[];
};

type Row = Record<string, string | number | Buffer | boolean | null>;

export async function readBooks(url: string, group: string, topic: string): Promise<Books> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'oracle',
    statement_timeout: 60_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const rows = async (sql: string, values: unknown[] = []): Promise<Row[]> =>
      (await client.query<Row>(sql, values)).rows;
    return {
      positions: (
        await rows(
          'select partition, next_offset::text as next, halt_code from consumer_position where group_id = $1 and topic = $2',
          [group, topic],
        )
      ).map((row) => ({
        partition: Number(row['partition']),
        next: BigInt(String(row['next'])),
        haltCode: row['halt_code'] as string | null,
      })),
      entries: (await rows(ENTRIES)).map(entryOf),
      winners: new Map(
        (await rows('select update_id::text as id, partition, "offset"::text as at from update_winner')).map(
          (row) => [
            String(row['id']),
            { partition: Number(row['partition']), offset: BigInt(String(row['at'])) },
          ],
        ),
      ),
      rejected: (await rows('select partition, "offset"::text as at, code, value from rejected_record')).map(
        (row) => ({
          partition: Number(row['partition']),
          offset: BigInt(String(row['at'])),
          code: String(row['code']),
          value: row['value'] as Buffer | null,
        }),
      ),
      gaps: (
        await rows(
          'select partition, first_offset::text as first, next_offset::text as next, kind, answer_id is not null as answered from offset_gap',
        )
      ).map((row) => ({
        partition: Number(row['partition']),
        first: BigInt(String(row['first'])),
        next: BigInt(String(row['next'])),
        kind: String(row['kind']),
        answered: row['answered'] === true,
      })),
      pay: (await rows(PAY)).map((row) => ({
        employee: String(row['employee']),
        start: String(row['start']),
        currency: String(row['currency']),
        amount: String(row['amount']),
      })),
      writers: await writersOf(rows),
      periods: (
        await rows(
          "select period_start::text as start from projected_period where filled and schedule = 'monthly'",
        )
      ).map((row) => String(row['start'])),
    };
  } finally {
    await client.end();
  }
}

async function writersOf(rows: (sql: string) => Promise<Row[]>): Promise<Books['writers']> {
  const [audited] = await rows("select to_regclass('faults_audit') is not null as yes");
  if (audited?.['yes'] !== true) return [];
  return (await rows('select distinct writer, owner, partition from faults_audit')).map((row) => ({
    writer: String(row['writer']),
    owner: String(row['owner']),
    partition: Number(row['partition']),
  }));
}

const ENTRIES = `
  select partition, "offset"::text as at, update_id::text as id, type, employee_id as employee, department,
         (extract(epoch from recorded_at) * 1000)::bigint::text as recorded, data, key, value
    from entry order by partition, entry."offset"`;

const PAY = `
  select employee_id as employee, period_start::text as start, p.currency, sum(p.amount)::text as amount
    from computed_pay, unnest(currencies, amounts) as p(currency, amount)
   group by 1, 2, 3`;

function entryOf(row: Row): EntryRow {
  return {
    partition: Number(row['partition']),
    offset: BigInt(String(row['at'])),
    updateId: String(row['id']),
    type: String(row['type']),
    employee: String(row['employee']),
    department: String(row['department']),
    recordedAtMs: Number(row['recorded']),
    data: row['data'],
    key: row['key'] as Buffer,
    value: row['value'] as Buffer,
  };
}
