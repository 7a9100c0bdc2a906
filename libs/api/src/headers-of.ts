import type { HeaderText } from '#libs/platform';
import type { Components, JsonSchema } from './components.js';

/** Headers of an answer, by name. */
export function headersOf(
  headers: readonly HeaderText[],
  components: Components,
): Record<string, JsonSchema> {
  return Object.fromEntries(
    headers.map(({ name, is, required = false, schema }) => [
      name,
      { description: is, required, schema: components.schemaOf(schema, 'output') },
    ]),
  );
}
