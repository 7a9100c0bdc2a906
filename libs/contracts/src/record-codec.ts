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
import { NamedHeaders, plainTextOf, Rejection, textOf, type HeaderToRead } from './named-headers.js';
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
  readonly headers: readonly HeaderToRead[];
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

function decodeOrReject(record: RecordToDecode): DecodedRecord {
  const headers = new NamedHeaders(record.headers);
  const value = valueOf(record.value, headers);
  const id = headers.required('ce_id', 'ID_MISSING');
  const source = headers.required('ce_source', 'SOURCE_MISSING');
  const { type, version, schema } = typeOf(headers);
  const isBudget = type === 'budget.set';
  const key = isBudget ? undefined : keyOf(record.key, headers, 'employee');
  const department = departmentOf(headers);
  if (isBudget && keyOf(record.key, headers, 'department') !== department)
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
    actor: headers.text('ce_actor') ?? source,
    effectiveDate: definition.effectiveDate(upcast(definition, version, parsed.data)),
    data: parsed.data,
  } as SalaryUpdate;
  const dataText = canonicalJson(parsed.data);
  return { ok: true, update, fingerprint: fingerprintWith(update, dataText), dataText };
}

function valueOf(bytes: Buffer | null, headers: NamedHeaders): unknown {
  if (bytes === null)
    throw new Rejection('VALUE_NULL', 'the value is null; an update is never deleted, it is reversed');
  const codec = codecOf(headers.text('content-type') ?? jsonContentType);
  if (codec === undefined)
    throw new Rejection(
      'CONTENT_TYPE_UNKNOWN',
      `content-type is none of ${Object.keys(valueCodecs).join(', ')}`,
    );
  const decoded = codec.decode(bytes, () => typeOf(headers));
  if (decoded.ok) return decoded.value;
  const missing = (['ce_id', 'ce_source', 'ce_type', 'ce_department'] as const).filter(
    (name) => headers.text(name) === undefined,
  );
  const also = missing.length === 0 ? '' : `; the headers ${missing.join(', ')} are missing too`;
  throw new Rejection('VALUE_NOT_DECODABLE', `the value cannot be read: ${decoded.reason}${also}`);
}

function codecOf(contentType: string): ValueCodec | undefined {
  // Written in full, as nearly always, it need not be taken apart.
  if (contentType === jsonContentType) return jsonCodec;
  const name = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(valueCodecs, name) ? valueCodecs[name] : undefined;
}

function departmentOf(headers: NamedHeaders): string {
  const text = headers.text('ce_department');
  // The schema is asked for its words only where the pattern, which is all of it, says no: it takes a microsecond a record.
  if (text !== undefined && idPattern.test(text)) return text;
  throw new Rejection('DEPARTMENT_INVALID', `ce_department: ${faultsOf(departmentIdSchema, text)}`);
}

/** The record's key, which names whom it concerns: an employee, of a budget the department. */
function keyOf(bytes: Buffer | null, headers: NamedHeaders, names: 'employee' | 'department'): string {
  const key = bytes === null ? undefined : (plainTextOf(bytes) ?? textOf(bytes));
  if (key === undefined || !idPattern.test(key)) {
    const schema = names === 'employee' ? employeeIdSchema : departmentIdSchema;
    throw new Rejection('EMPLOYEE_INVALID', `the key: ${faultsOf(schema, key)}`);
  }
  const subject = headers.text('ce_subject');
  if (subject !== undefined && subject !== key)
    throw new Rejection('KEY_MISMATCH', `the key and ce_subject name different ${names}s`);
  return key;
}

type KnownType = { readonly type: UpdateType; readonly version: number; readonly schema: z.ZodType };

/** By what stands in ce_type; there are only so many that are known. */
const knownTypes = new Map<string, KnownType>();

function typeOf(headers: NamedHeaders): KnownType {
  const text = headers.required('ce_type', 'TYPE_MISSING');
  const before = knownTypes.get(text);
  if (before !== undefined) return before;
  const [, name = '', digits = '1'] = /^(.*?)(?:\.v([1-9]\d{0,3}))?$/.exec(text) ?? [];
  const version = parseInt(digits, 10);
  const schema = isUpdateType(name) ? schemaOfVersion(updateCatalogue[name], version) : undefined;
  if (!isUpdateType(name) || schema === undefined)
    throw new Rejection('TYPE_UNKNOWN', `ce_type is none of ${Object.keys(updateCatalogue).join(', ')}`);
  const known = { type: name, version, schema };
  knownTypes.set(text, known);
  return known;
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
