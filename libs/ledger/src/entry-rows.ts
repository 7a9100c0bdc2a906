import type { SalaryUpdate } from '#libs/contracts';
import { CopyRows } from '#libs/copy-rows';
import type { KeptRecord } from './kept-record.js';

const columns = 17;
/** Of an ordinary record of the product's own services; more is made room for. */
const rowBytes = 800;

/** The rows that copy-entries reads. */
export class EntryRows {
  private readonly rows: CopyRows;

  constructor(
    private readonly partition: number,
    records: number,
  ) {
    this.rows = new CopyRows(columns, records * rowBytes);
  }

  /** Adds a row; `fingerprint` in hexadecimal, `dataText` the data as JSON. */
  add(
    { offset, recordedAtMs, key, headers, value, chain }: KeptRecord,
    update: SalaryUpdate,
    { fingerprint, dataText }: { readonly fingerprint: string; readonly dataText: string },
  ) {
    const { rows } = this;
    rows.row();
    rows.integer(this.partition);
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
    rows.jsonb(dataText);
    rows.hexadecimal(fingerprint);
    rows.binary(key);
    rows.binary(headers);
    rows.binary(value);
    rows.binary(chain);
  }

  /** All rows, closed. */
  end(): Buffer {
    return this.rows.end();
  }
}
