import { CopyRows } from '#libs/database';
import type { DecodedEntry } from './read-chunk.js';

const columns = 17;

/** The rows that copy-entries reads. */
export function entryRows(partition: number, entries: readonly DecodedEntry[]): Buffer {
  const rows = new CopyRows(columns);
  for (const { offset, recordedAtMs, update, fingerprint, key, headers, value, chain } of entries) {
    rows.row();
    rows.integer(partition);
    rows.bigint(offset);
    rows.uuid(update.updateId);
    rows.text(update.type);
    rows.smallint(update.version);
    rows.text(update.employeeId);
    rows.text(update.department);
    rows.date(update.effectiveDate);
    rows.timestamptz(recordedAtMs);
    rows.text(update.source);
    rows.text(update.actor);
    rows.jsonb(JSON.stringify(update.data));
    rows.binary(fingerprint);
    rows.binary(key);
    rows.binary(headers);
    rows.binary(value);
    rows.binary(chain);
  }
  return rows.end();
}
