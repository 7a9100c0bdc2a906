import type { z } from 'zod';

/** A version that the log still holds: records of it are decoded by its own schema, for ever, and upcast when they are read. */
export type FormerVersion<Schema extends z.ZodType = z.ZodType> = {
  readonly version: number;
  readonly schema: Schema;
  /** The value as the next version has it. */
  upcast(data: z.output<Schema>): unknown;
};

/** One type of the catalogue: the schema of its value, which services publish it, and the date it takes effect. */
export type UpdateDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> = {
  readonly type: Type;
  readonly version: number;
  readonly service: 'hr' | 'finance' | 'both';
  /** Strict; what it gives is canonical: one spelling per meaning, so that fingerprints compare. */
  readonly schema: Schema;
  effectiveDate(data: z.output<Schema>): string;
  /** Every version before the present one, from 1 on, without a hole. */
  readonly former?: readonly FormerVersion[];
};

/** Keeps the literal type and the schema together for inference. */
export function defineUpdate<const Type extends string, Schema extends z.ZodType>(
  definition: UpdateDefinition<Type, Schema>,
): UpdateDefinition<Type, Schema> {
  return definition;
}

/** Likewise for a former version. */
export function defineFormer<Schema extends z.ZodType>(former: FormerVersion<Schema>): FormerVersion<Schema> {
  return former;
}

/** The schema of one version, or undefined where the type has no such version. */
export function schemaOfVersion(definition: UpdateDefinition, version: number): z.ZodType | undefined {
  if (version === definition.version) return definition.schema;
  return definition.former?.find((former) => former.version === version)?.schema;
}

/**
 * A decoded value of any version as the present version has it, step by step. The entry itself keeps the version it came
 * in, so that a later release decodes the same bytes to the same columns and the same fingerprint.
 * Throws RangeError where a version has no way up: one in the ledger that this release does not know is a broken invariant.
 */
export function upcast(definition: UpdateDefinition, version: number, data: unknown): unknown {
  let value = data;
  for (let at = version; at !== definition.version; at += 1) {
    const former = definition.former?.find((candidate) => candidate.version === at);
    if (former === undefined) throw new RangeError(`${definition.type} has no version ${at} to upcast from`);
    value = former.upcast(value);
  }
  return value;
}
