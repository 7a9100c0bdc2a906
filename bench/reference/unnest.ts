// insert … select from unnest into one plain table, a thousand at a time: what a well-written sink does. The rows are
// in memory when the clock starts.
import pg from 'pg';
import { batches, plainRows, plainTable } from './plain-rows.js';
import { begin, referenceArgs } from './reference-run.js';

const insert = `
  insert into plain_update
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::numeric[], $6::text[], $7::date[], $8::text[])
  on conflict do nothing`;

const { brokers, topic, databaseUrl, limit } = referenceArgs();
const rows = await plainRows(brokers, topic, limit);
const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();
await client.query(plainTable);
const end = begin();
for (const batch of batches(rows))
  await client.query({
    name: 'insert',
    text: insert,
    values: [
      batch.map((row) => row.updateId),
      batch.map((row) => row.employeeId),
      batch.map((row) => row.department),
      batch.map((row) => row.kind),
      batch.map((row) => row.amount),
      batch.map((row) => row.currency),
      batch.map((row) => row.effectiveDate),
      batch.map((row) => row.payload),
    ],
  });
await end(rows.length);
await client.end();
