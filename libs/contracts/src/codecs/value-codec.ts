import type { UpdateType } from '../update-catalogue.js';

/** What a record's value is of: without it a codec that writes no field names cannot read it. */
export type ValueType = { readonly type: UpdateType; readonly version: number };

/** The value, not yet checked against the schema of its type, or why the bytes have no meaning. */
export type DecodedValue =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

/** One way to write the value of a record, named by its content type. Pure: the same bytes give the same answer for ever. */
export type ValueCodec = {
  readonly contentType: string;
  /** Asks for the type only where the bytes do not say enough by themselves; `typeOf` may throw to leave the decoder. */
  decode(bytes: Buffer, typeOf: () => ValueType): DecodedValue;
  /** The bytes of a value that has passed the schema of its type. */
  encode(data: unknown, of: ValueType): Buffer;
};
