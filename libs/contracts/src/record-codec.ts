/**
 * Updates to records and back: CloudEvents 1.0 in Kafka's binary mode (headers `ce_*`, the value is the data alone).
 * In: an update, or the bytes of any record whoever wrote it. Out: bytes, or an update with its fingerprint, or a rejection.
 * Guaranteed: decoding is pure (the same bytes give the same answer on every replay) and never throws for what a record holds.
 * Source of the header names: CloudEvents Kafka Protocol Binding 1.0.2, section 3.2.
 */
import type { z } from 'zod';
import { avroCodec } from './codecs/avro-codec.js';
import { jsonCodec, jsonContentType } from './codecs/json-codec.js';
import type { ValueCodec } from './codecs/value-codec.js';
import { departmentIdSchema, employeeIdSchema, idPattern } from './fields.js';
import { canonicalJson, fingerprintWith } from './fingerprint.js';
import type { RejectionCode } from './rejection-codes.js';
import { isUpdateType, updateCatalogue, type UpdateData, type UpdateType } from './update-catalogue.js';
import { updateIdOf } from './update-id.js';
import { schemaOfVersion, upcast, type UpdateDefinition } from './updates/define-update.js';

/** One codec for each content type that the log may hold. */
const valueCodecs: Readonly<Record<string, ValueCodec>> = {
  [jsonCodec.contentType]: jsonCodec,
  [avroCodec.contentType]: avroCodec,
};

/** An update as the ledger takes it. */
export type SalaryUpdate = {
  [Type in UpdateType]: {
    readonly updateId: string;
    readonly type: Type;
    /** The version it came in; `data` is of that version. */
    readonly version: number;
    /** Of `budget.set`, which concerns nobody in particular, `ownerOfBudgets` of its department. */
    readonly employeeId: string;
    readonly department: string;
    /** `ce_source`: the service that published, and for whom. */
    readonly source: string;
    /** Who asked; where a foreign producer does not say, its source. */
    readonly actor: string;
    /** Plain date from which it counts. */
    readonly effectiveDate: string;
    readonly data: UpdateData<Type>;
  };
}[UpdateType];

/** An update before it has an id: `id` is `ce_id`, for REST the Idempotency-Key. `data` has passed the schema of its type. */
export type UpdateToEncode = {
  readonly type: UpdateType;
  readonly employeeId: string;
  readonly department: string;
  readonly source: string;
  readonly id: string;
  readonly actor: string;
  readonly time: Date;
  readonly data: unknown;
  /** W3C Trace Context of the request, where there was one. */
  readonly traceparent?: string | undefined;
};

/** Stands in for the employee in entries of `budget.set`. No employee id holds a colon, so it is nobody's. */
export function ownerOfBudgets(department: string): string {
  return `department:${department}`;
}

export type EncodedRecord = {
  readonly key: Buffer;
  readonly headers: Readonly<Record<string, Buffer>>;
  readonly value: Buffer;
};

/** The parts of a record that decide what it says. */
export type RecordToDecode = {
  readonly key: Buffer | null;
  /** A value as text is one of printable ASCII that the caller has read already. */
  readonly headers: readonly (readonly [name: string, value: Buffer | string])[];
  readonly value: Buffer | null;
};

export type DecodedRecord =
  | {
      readonly ok: true;
      readonly update: SalaryUpdate;
      readonly fingerprint: string;
      /** The update's data as canonical JSON. */
      readonly dataText: string;
    }
  | { readonly ok: false; readonly code: RejectionCode; readonly reason: string };

/** The record for an update; key and headers in UTF-8, the value in JSON unless another codec is given. */
export function encodeUpdate(update: UpdateToEncode, codec: ValueCodec = jsonCodec): EncodedRecord {
  const { version } = updateCatalogue[update.type];
  const key = update.type === 'budget.set' ? update.department : update.employeeId;
  // In the order in which the ledger keeps them, so that it need not sort.
  const headers: Record<string, string> = {
    ce_actor: update.actor,
    ce_department: update.department,
    ce_id: update.id,
    ce_source: update.source,
    ce_specversion: '1.0',
    ce_subject: key,
    ce_time: update.time.toISOString(),
    ce_type: version === 1 ? update.type : `${update.type}.v${version}`,
    'content-type': codec.contentType,
    ...(update.traceparent !== undefined && { traceparent: update.traceparent }),
  };
  return {
    key: Buffer.from(key, 'utf8'),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, text]) => [name, Buffer.from(text, 'utf8')]),
    ),
    value: codec.encode(update.data, { type: update.type, version }),
  };
}

/** The update in a record, or why it can never be applied. */
export function decodeRecord(record: RecordToDecode): DecodedRecord {
  try {
    return decodeOrReject(record);
  } catch (error) {
    if (error instanceof Rejection) return { ok: false, code: error.code, reason: error.message };
    throw error;
  }
}

/** Leaves the decoder early; never leaves this file. */
class Rejection extends Error {
  constructor(
    readonly code: RejectionCode,
    reason: string,
  ) {
    super(reason);
  }
}

function decodeOrReject(record: RecordToDecode): DecodedRecord {
  const value = valueOf(record);
  const id = requiredHeader(record, 'ce_id', 'ID_MISSING');
  const source = requiredHeader(record, 'ce_source', 'SOURCE_MISSING');
  const { type, version, schema } = typeOf(requiredHeader(record, 'ce_type', 'TYPE_MISSING'));
  const isBudget = type === 'budget.set';
  const key = isBudget ? undefined : keyOf(record, 'employee');
  const department = departmentOf(record);
  if (isBudget && keyOf(record, 'department') !== department)
    throw new Rejection('KEY_MISMATCH', 'the key and ce_department name different departments');
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Rejection(codeOf(parsed.error), `${type}: ${issuesOf(parsed.error)}`);
  const definition: UpdateDefinition = updateCatalogue[type];
  const update = {
    updateId: updateIdOf(source, id),
    type,
    version,
    employeeId: key ?? ownerOfBudgets(department),
    department,
    source,
    actor: headerText(record, 'ce_actor') ?? source,
    effectiveDate: definition.effectiveDate(upcast(definition, version, parsed.data)),
    data: parsed.data,
  } as SalaryUpdate;
  const dataText = canonicalJson(parsed.data);
  return { ok: true, update, fingerprint: fingerprintWith(update, dataText), dataText };
}

function valueOf(record: RecordToDecode): unknown {
  if (record.value === null)
    throw new Rejection('VALUE_NULL', 'the value is null; an update is never deleted, it is reversed');
  const contentType = headerText(record, 'content-type') ?? jsonContentType;
  const name = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const codec = Object.hasOwn(valueCodecs, name) ? valueCodecs[name] : undefined;
  if (codec === undefined)
    throw new Rejection(
      'CONTENT_TYPE_UNKNOWN',
      `content-type is none of ${Object.keys(valueCodecs).join(', ')}`,
    );
  const decoded = codec.decode(record.value, () => typeOf(requiredHeader(record, 'ce_type', 'TYPE_MISSING')));
  if (decoded.ok) return decoded.value;
  const missing = ['ce_id', 'ce_source', 'ce_type', 'ce_department'].filter(
    (header) => headerText(record, header) === undefined,
  );
  const also = missing.length === 0 ? '' : `; the headers ${missing.join(', ')} are missing too`;
  throw new Rejection('VALUE_NOT_DECODABLE', `the value cannot be read: ${decoded.reason}${also}`);
}

function departmentOf(record: RecordToDecode): string {
  const text = headerText(record, 'ce_department');
  // The schema is asked for its words only where the pattern, which is all of it, says no: it takes a microsecond a record.
  if (text !== undefined && idPattern.test(text)) return text;
  throw new Rejection('DEPARTMENT_INVALID', `ce_department: ${faultsOf(departmentIdSchema, text)}`);
}

/** The record's key, which names whom it concerns: an employee, of a budget the department. */
function keyOf(record: RecordToDecode, names: 'employee' | 'department'): string {
  const key = record.key === null ? undefined : (plainTextOf(record.key) ?? textOf(record.key));
  if (key === undefined || !idPattern.test(key)) {
    const schema = names === 'employee' ? employeeIdSchema : departmentIdSchema;
    throw new Rejection('EMPLOYEE_INVALID', `the key: ${faultsOf(schema, key)}`);
  }
  const subject = headerText(record, 'ce_subject');
  if (subject !== undefined && subject !== key)
    throw new Rejection('KEY_MISMATCH', `the key and ce_subject name different ${names}s`);
  return key;
}

function typeOf(text: string): { type: UpdateType; version: number; schema: z.ZodType } {
  const [, name = '', digits = '1'] = /^(.*?)(?:\.v([1-9]\d{0,3}))?$/.exec(text) ?? [];
  const version = parseInt(digits, 10);
  const schema = isUpdateType(name) ? schemaOfVersion(updateCatalogue[name], version) : undefined;
  if (!isUpdateType(name) || schema === undefined)
    throw new Rejection('TYPE_UNKNOWN', `ce_type is none of ${Object.keys(updateCatalogue).join(', ')}`);
  return { type: name, version, schema };
}

function requiredHeader(record: RecordToDecode, name: string, missing: RejectionCode): string {
  const text = headerText(record, name);
  if (text === undefined || text === '') throw new Rejection(missing, `the header ${name} is missing`);
  return text;
}

/** One header as text; a repeated, overlong or unreadable one has no single meaning. */
function headerText(record: RecordToDecode, name: string): string | undefined {
  let first: Buffer | string | undefined;
  let isRepeated = false;
  for (const [header, value] of record.headers) {
    if (header !== name) continue;
    if (first === undefined) first = value;
    else isRepeated = true;
  }
  if (first === undefined) return undefined;
  const text = isRepeated || first.length > 512 ? undefined : clearTextOf(first);
  if (text === undefined)
    throw new Rejection(
      'HEADER_INVALID',
      `the header ${name} is repeated, longer than 512 bytes or not plain UTF-8 text`,
    );
  return text;
}

/** Without control characters, which no header needs. */
function clearTextOf(value: Buffer | string): string | undefined {
  if (typeof value === 'string') return value;
  const plain = plainTextOf(value);
  if (plain !== undefined) return plain;
  const text = textOf(value);
  return text === undefined || /\p{Cc}/u.test(text) ? undefined : text;
}

/** The bytes from `start` to `end` as text where they are printable ASCII, as nearly every header and key is; undefined for anything else. */
export function plainTextOf(bytes: Buffer, start = 0, end = bytes.length): string | undefined {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte > 0x7e) return undefined;
  }
  return bytes.toString('latin1', start, end);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Why the schema refuses it; the pattern that has refused it is the schema's own. */
function faultsOf(schema: z.ZodType, text: string | undefined): string {
  const { error } = schema.safeParse(text);
  return error === undefined ? 'no id' : issuesOf(error);
}

/** Every fault with its JSON pointer; values are never repeated, because they may be pay. */
function issuesOf(error: z.ZodError): string {
  return error.issues
    .map((issue) => (issue.path.length === 0 ? issue.message : `/${issue.path.join('/')}: ${issue.message}`))
    .join('; ');
}

function codeOf(error: z.ZodError): RejectionCode {
  for (const issue of error.issues) {
    const params: unknown = 'params' in issue ? issue.params : undefined;
    if (typeof params === 'object' && params !== null && 'code' in params && params.code !== undefined)
      return params.code as RejectionCode;
  }
  return 'SCHEMA';
}
