// COPY of the updates into one plain table, a thousand at a time: what Postgres takes from one connection. The rows are
// text already when the clock starts.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { batches, type PlainRow, plainRows, plainTable } from './plain-rows.js';
import { begin, referenceArgs } from './reference-run.js';

const { brokers, topic, databaseUrl, limit } = referenceArgs();
const rows = await plainRows(brokers, topic, limit);
const texts = [...batches(rows)].map((batch) => Buffer.from(batch.map(lineOf).join('')));
const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();
await client.query(plainTable);
const end = begin();
for (const text of texts)
  await pipeline(Readable.from([text]), client.query(from('copy plain_update from stdin')));
await end(rows.length);
await client.end();

function lineOf(row: PlainRow): string {
  const { updateId, employeeId, department, kind, amount, currency, effectiveDate, payload } = row;
  const cells = [updateId, employeeId, department, kind, amount, currency, effectiveDate, payload];
  return `${cells.map((cell) => cell?.replaceAll(/[\\\t\n\r]/g, (letter) => `\\${letter}`) ?? '\\N').join('\t')}\n`;
}
