import type { z } from 'zod';

/** One type of the catalogue: the schema of its value, which service publishes it, and the date it takes effect. */
export type UpdateDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> = {
  readonly type: Type;
  readonly version: number;
  readonly service: 'hr' | 'finance';
  /** Strict; what it gives is canonical: one spelling per meaning, so that fingerprints compare. */
  readonly schema: Schema;
  readonly effectiveDate: (data: z.output<Schema>) => string;
};

/** Keeps the literal type and the schema together for inference. */
export function defineUpdate<const Type extends string, Schema extends z.ZodType>(
  definition: UpdateDefinition<Type, Schema>,
): UpdateDefinition<Type, Schema> {
  return definition;
}
