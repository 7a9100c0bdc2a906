// The consumer that most people write: eachMessage, one transaction each, the update inserted once and a row per employee
// kept up to date.
import pg from 'pg';
import { bareKafka, plainRowOf, plainTable } from './plain-rows.js';
import { begin, referenceArgs } from './reference-run.js';

const { brokers, topic, databaseUrl, limit } = referenceArgs();
const pool = new pg.Pool({ connectionString: databaseUrl });
await pool.query(plainTable);
await pool.query(
  'create table if not exists plain_employee (employee_id text primary key, department text, kind text, payload text)',
);
const consumer = bareKafka(brokers).consumer({ groupId: `reference-message-${process.pid}` });
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
let done = 0;
let end: ReturnType<typeof begin> | undefined;
consumer.on(consumer.events.GROUP_JOIN, () => (end ??= begin()));
await new Promise<void>((resolve, reject) => {
  consumer
    .run({
      eachMessage: async ({ message }) => {
        if (done >= limit) return resolve();
        await apply(message);
        done += 1;
      },
    })
    .catch(reject);
});
await end?.(done);
await consumer.disconnect();
await pool.end();

async function apply(message: Parameters<typeof plainRowOf>[0]): Promise<void> {
  const row = plainRowOf(message);
  if (row === undefined) return;
  const { updateId, employeeId, department, kind, amount, currency, effectiveDate, payload } = row;
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      'insert into plain_update values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing',
      [updateId, employeeId, department, kind, amount, currency, effectiveDate, payload],
    );
    await client.query(
      `insert into plain_employee values ($1, $2, $3, $4)
       on conflict (employee_id) do update set department = $2, kind = $3, payload = $4`,
      [employeeId, department, kind, payload],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
