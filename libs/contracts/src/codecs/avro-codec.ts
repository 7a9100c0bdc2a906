/**
 * Values in Avro binary, for producers that have it: the bytes of one datum, without container and without a schema id,
 * as the type and version in `ce_type` name the schema (docs/avro).
 * Guaranteed: one meaning per bytes. What the library would read leniently (text that is not UTF-8, lengths that run
 * backwards, a number in more bytes than it needs) does not give the same bytes again and is refused.
 */
import avro, { type Type } from 'avsc';
import { avroSchemaOf } from './avro-schema.js';
import type { DecodedValue, ValueCodec, ValueType } from './value-codec.js';

export const avroContentType = 'application/avro';

type Compiled = { readonly datum: Type; readonly fields: readonly string[] };

const compiled = new Map<string, Compiled>();

/** Once per type and version: the library writes code for each schema. */
function compiledFor(of: ValueType): Compiled {
  const name = `${of.type}.v${of.version}`;
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const schema = avroSchemaOf(of);
  const made = {
    datum: avro.Type.forSchema(schema as avro.Schema),
    fields: schema.fields.map((field) => field.name),
  };
  compiled.set(name, made);
  return made;
}

export const avroCodec: ValueCodec = {
  contentType: avroContentType,
  decode(bytes: Buffer, typeOf: () => ValueType): DecodedValue {
    const of = typeOf();
    const { datum: schema } = compiledFor(of);
    let datum: unknown;
    try {
      datum = schema.fromBuffer(bytes);
      if (!schema.toBuffer(datum).equals(bytes)) return refused(of, 'its bytes have more than one reading');
    } catch (fault) {
      return refused(of, reasonOf(fault));
    }
    return { ok: true, value: withoutNulls(datum) };
  },
  encode(data: unknown, of: ValueType): Buffer {
    const { datum, fields } = compiledFor(of);
    const given = data as Readonly<Record<string, unknown>>;
    return datum.toBuffer(Object.fromEntries(fields.map((name) => [name, given[name] ?? null])));
  },
};

function refused({ type, version }: ValueType, reason: string): DecodedValue {
  return { ok: false, reason: `it is not one Avro datum of the schema ${type}.v${version}: ${reason}` };
}

/** The library's message where it says what is wrong without repeating the content, which may be pay. */
function reasonOf(fault: unknown): string {
  const message = fault instanceof Error ? fault.message : '';
  if (message.startsWith('truncated')) return 'it ends too early';
  if (message.startsWith('trailing')) return 'bytes follow its end';
  if (message.includes('union')) return 'a union names a branch that it does not have';
  if (message.includes('enum')) return 'an enum names a symbol that it does not have';
  return 'it cannot be read';
}

/** Absent members are null in Avro; the catalogue leaves them out. */
function withoutNulls(datum: unknown): unknown {
  if (typeof datum !== 'object' || datum === null) return datum;
  const present = Object.entries(datum).filter(([, member]) => member !== null);
  return Object.fromEntries(present.map(([name, member]) => [name, withoutNulls(member)]));
}
