/**
 * The Avro schema of each type and version, made from the zod schema of the catalogue, so that both cannot drift.
 * Money, percentages, hours and dates are strings there as well: a double would lose cents, and Avro's `decimal` has a
 * scale that is fixed for all currencies. What zod says beyond the shape (decimals, ranges) is checked after decoding.
 */
import { z } from 'zod';
import { updateCatalogue } from '../update-catalogue.js';
import { schemaOfVersion } from '../updates/define-update.js';
import type { ValueType } from './value-codec.js';

/** An Avro schema in its JSON form (Apache Avro 1.12 specification, "Schema Declaration"). */
export type AvroSchema =
  | string
  | readonly AvroSchema[]
  | { readonly type: 'enum'; readonly name: string; readonly symbols: readonly string[] }
  | AvroRecord;

export type AvroRecord = {
  readonly type: 'record';
  readonly name: string;
  readonly namespace?: string;
  readonly doc?: string;
  readonly fields: readonly { readonly name: string; readonly type: AvroSchema; readonly default?: null }[];
};

/** The part of JSON Schema that the catalogue is made of. */
type Shape = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
};

/** Records within values go by the names of their fields; a new one takes a name here. */
const namesOfRecords: Readonly<Record<string, string>> = { 'amount currency': 'Money', 'start end': 'Span' };

/** The schema of the values of one type and version. Throws RangeError where the catalogue has no such version. */
export function avroSchemaOf({ type, version }: ValueType): AvroRecord {
  const schema = schemaOfVersion(updateCatalogue[type], version);
  if (schema === undefined) throw new RangeError(`${type} has no version ${version}`);
  // Without the names that documents give to schemas: Avro names its records itself.
  const shape = z.toJSONSchema(schema, { io: 'input', metadata: z.registry() }) as Shape;
  return {
    namespace: `wageledger.v${version}`,
    doc: `The value of a record with ce_type ${version === 1 ? type : `${type}.v${version}`}.`,
    ...recordOf(shape, avroNameOf(type)),
  };
}

function avroNameOf(type: string): string {
  return type.replaceAll(/(?:^|\.)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function recordOf({ properties = {}, required = [] }: Shape, name: string): AvroRecord {
  const fields = Object.entries(properties).map(([field, shape]) => {
    const type = typeOf(shape, `${name}${field.charAt(0).toUpperCase()}${field.slice(1)}`);
    return required.includes(field)
      ? { name: field, type }
      : { name: field, type: ['null', type] as const, default: null };
  });
  return { type: 'record', name, fields };
}

function typeOf(shape: Shape, enumName: string): AvroSchema {
  if (shape.enum !== undefined) return { type: 'enum', name: enumName, symbols: shape.enum };
  // Hours may be a number in JSON too; text says the same, and one Avro type keeps one meaning.
  if ([shape.type].flat().includes('string')) return 'string';
  const name = namesOfRecords[Object.keys(shape.properties ?? {}).join(' ')];
  if (name === undefined) throw new RangeError(`no Avro type for ${JSON.stringify(shape)}`);
  return recordOf(shape, name);
}
