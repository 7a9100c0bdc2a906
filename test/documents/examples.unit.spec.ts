import { z } from 'zod';
import { asyncApiDocument, controllersOf, describedRoutes } from '#libs/api';
import { updateCatalogue, type UpdateType } from '#libs/contracts';
import { services } from './committed-documents.js';

const routes = services.flatMap((api) =>
  describedRoutes(controllersOf(api)).map((route) => ({ api, route })),
);

describe('An example in the documents', () => {
  const bodies = routes.flatMap(({ api, route: { operation } }) =>
    Object.entries(operation.body?.examples ?? {}).map(([name, value]) => ({
      title: `${api.name} ${operation.id} ${name}`,
      value,
      schema: operation.body?.content['application/json'] ?? z.never(),
    })),
  );

  // Planted: a misspelt field in the example of a hire.
  it.each(bodies)('is a body that the service takes: $title', ({ schema, value }) => {
    expect(schema.safeParse(value)).toMatchObject({ success: true });
  });

  it('of a message is a value that the consumer decodes', () => {
    const { components } = asyncApiDocument() as {
      components: { messages: Record<string, { examples?: { payload: unknown }[] }> };
    };
    for (const type of Object.keys(updateCatalogue) as UpdateType[]) {
      const [example] = components.messages[type]?.examples ?? [];
      expect([type, updateCatalogue[type].schema.safeParse(example?.payload).success]).toEqual([type, true]);
    }
  });
});

describe('An answer', () => {
  /** An answer of one of several kinds has an example of each, unless it has one as a whole. */
  const kindsOf = (schema: z.ZodType): z.ZodType[] =>
    schema instanceof z.ZodUnion && schema.meta()?.['example'] === undefined
      ? (schema.options as z.ZodType[])
      : [schema];
  const isForPeople = (type: string) => ['text/html', 'text/plain'].includes(type.split(';')[0] ?? '');
  const given = routes.flatMap(({ api, route: { operation } }) =>
    Object.entries(operation.answers).flatMap(
      ([status, { contentType = 'application/json', schema, also }]) =>
        Object.entries({ ...(schema === undefined ? {} : { [contentType]: schema }), ...also })
          .filter(([type]) => !isForPeople(type))
          .flatMap(([, one]) => kindsOf(one))
          .map((one) => ({ title: `${api.name} ${operation.id} ${status}`, schema: one })),
    ),
  );

  // Planted: a state that the schema of an update's state does not have; an answer without an example.
  it.each(given)('has an example that its schema takes: $title', ({ schema }) => {
    const example = schema.meta()?.['example'];
    expect(example).toBeDefined();
    expect(schema.safeParse(example)).toMatchObject({ success: true });
  });
});

describe('Every operation', () => {
  it('has an id of its own in its document, and a body has an example', () => {
    for (const api of services) {
      const own = routes.filter((one) => one.api === api).map(({ route }) => route.operation);
      expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
      const bare = own.filter(({ body }) =>
        Object.values(body?.content ?? {}).some(
          (schema) => body?.examples === undefined && schema.meta()?.['example'] === undefined,
        ),
      );
      expect(bare.map(({ id }) => id)).toEqual([]);
    }
  });
});
