import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/** Whether a schema is shown as what it takes (a request) or as what it gives (an answer). */
type Side = 'input' | 'output';

const reference = '#/components/schemas/';

/**
 * Zod schemas as JSON Schema 2020-12, which is the dialect of OpenAPI 3.1 and of AsyncAPI 3. A schema with an id becomes a
 * component that others refer to. What zod checks by code stands in the schema's meta, word for word.
 */
export class Components {
  private readonly found = new Map<string, JsonSchema>();

  /** The JSON Schema; components that it refers to are kept. */
  schemaOf(schema: z.ZodType, side: Side): JsonSchema {
    const {
      $schema: _dialect,
      $defs = {},
      ...root
    } = z.toJSONSchema(schema, {
      io: side,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => plain(jsonSchema as JsonSchema),
    }) as JsonSchema & { $defs?: Record<string, JsonSchema> };
    for (const [name, definition] of Object.entries($defs)) this.keep(name, refersToComponents(definition));
    const { id, ...body } = refersToComponents(root) as JsonSchema & { id?: string };
    if (id === undefined) return body;
    this.keep(id, body);
    return { $ref: reference + id };
  }

  /** Every component, by name. */
  all(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.found].sort(([left], [right]) => (left < right ? -1 : 1)));
  }

  private keep(name: string, { id: _id, ...definition }: JsonSchema): void {
    const known = this.found.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(definition))
      throw new Error(`two different schemas have the id ${name}`);
    this.found.set(name, definition);
  }
}

/** `examples` is the word of JSON Schema; the key type of a record of strings says nothing. */
function plain(schema: JsonSchema): void {
  if ('example' in schema) {
    schema['examples'] = [schema['example']];
    delete schema['example'];
  }
  if (JSON.stringify(schema['propertyNames']) === '{"type":"string"}') delete schema['propertyNames'];
}

function refersToComponents(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"${reference}`)) as JsonSchema;
}
