/** The columns that a CSV file may have, from the schemas of the types that it may hold. */
import { updateCatalogue, type UpdateType } from '#libs/contracts';
import { z } from 'zod';

/** Columns of every line, beside the fields of its type. */
export const lineColumns = ['type', 'department', 'employeeId', 'key'] as const;

type JsonSchema = { properties?: Record<string, JsonSchema>; anyOf?: JsonSchema[]; allOf?: JsonSchema[] };

/** Dotted paths of all fields of these types (`amount.currency`), each once, in the order of the catalogue. */
export function csvColumnsOf(types: readonly UpdateType[]): readonly string[] {
  const fields = types.flatMap((type) =>
    pathsIn(
      // Whole, without the references that the names of documents would make.
      z.toJSONSchema(updateCatalogue[type].schema, {
        io: 'input',
        unrepresentable: 'any',
        metadata: z.registry(),
      }) as JsonSchema,
    ),
  );
  return [...lineColumns, ...new Set(fields)];
}

function pathsIn(schema: JsonSchema): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const below = pathsIn(field);
    return below.length === 0 ? [name] : below.map((path) => `${name}.${path}`);
  });
}
