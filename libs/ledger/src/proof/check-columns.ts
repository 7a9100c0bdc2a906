/**
 * Holds the columns of a kept record against its bytes. In: a row as it is stored. Out: the names of what differs.
 * Guaranteed: nothing is taken from the columns; the bytes are decoded as the consumer decodes them.
 */
import { canonicalJson, decodeRecord, type DecodedRecord } from '#libs/contracts';
import { headersOf, type Header } from '../log-hash.js';

/** One row of kept-rows; what the kind of row does not have is null. */
export type KeptRow = {
  readonly first: string;
  readonly next: string;
  readonly kind: 'entry' | 'rejected' | 'gap';
  readonly recordedAtUs: string;
  readonly key: Buffer | null;
  readonly headers: Buffer;
  readonly value: Buffer | null;
  readonly chain: Buffer;
  readonly updateId: string;
  readonly type: string;
  readonly version: number;
  readonly employeeId: string;
  readonly department: string;
  readonly effectiveDate: string;
  readonly source: string;
  readonly actor: string;
  readonly data: unknown;
  readonly fingerprint: Buffer;
  readonly code: string | null;
  readonly reason: string | null;
  readonly answered: boolean | null;
};

/** The record of a row, decoded; undefined where its header bytes are damaged. */
export function decodedOf(row: KeptRow): DecodedRecord | undefined {
  let headers: Header[];
  try {
    headers = headersOf(row.headers);
  } catch {
    // headersOf throws for damaged bytes and for nothing else.
    return undefined;
  }
  return decodeRecord({ key: row.key, headers, value: row.value });
}

/** Columns that do not say what the decoded bytes say; undefined where the bytes give another outcome altogether. */
export function wrongColumns(row: KeptRow, decoded: DecodedRecord): string[] | undefined {
  if (decoded.ok !== (row.kind === 'entry')) return undefined;
  const pairs: [name: string, stored: unknown, said: unknown][] = decoded.ok
    ? [
        ['update_id', row.updateId, decoded.update.updateId],
        ['type', row.type, decoded.update.type],
        ['type_version', row.version, decoded.update.version],
        ['employee_id', row.employeeId, decoded.update.employeeId],
        ['department', row.department, decoded.update.department],
        ['effective_date', row.effectiveDate, decoded.update.effectiveDate],
        ['source', row.source, decoded.update.source],
        ['actor', row.actor, decoded.update.actor],
        ['data', canonicalJson(row.data), canonicalJson(decoded.update.data)],
        ['fingerprint', row.fingerprint.toString('hex'), decoded.fingerprint],
      ]
    : [
        ['code', row.code, decoded.code],
        ['reason', row.reason, decoded.reason],
      ];
  return pairs.filter(([, stored, said]) => stored !== said).map(([name]) => name);
}
