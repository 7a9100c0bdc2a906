/*
 * The OpenAPI 3.1 document of a service. In: its controllers, whose routes say what they take and give. Out: the document,
 * the same for the same code. Guaranteed: every route of the controllers is in it with its roles, every answer and every
 * code; the schemas are those by which the service checks what it takes, and tests what it gives.
 */
import type { Type } from '@nestjs/common';
import type { z } from 'zod';
import type { ErrorCode } from '#libs/contracts';
import { platformControllers, type AnswerText, type HeaderText, type Operation } from '#libs/platform';
import { ApiController } from './api.controller.js';
import { Components, type JsonSchema } from './components.js';
import { describedRoutes, type DescribedRoute } from './described-routes.js';
import { headersOf } from './headers-of.js';
import { codesOf, Refusals } from './refusals.js';

/** What a service says of itself beside its routes. */
export type ServiceApi = {
  /** The name of the service, for example hr-service. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly controllers: readonly Type[];
  /** Refusals that any route with a token may answer with. */
  readonly codes: readonly ErrorCode[];
};

export type OpenApiDocument = Readonly<Record<string, unknown>> & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
};

/** The controllers of a service, with those that every service has. */
export function controllersOf(api: ServiceApi): Type[] {
  return [...api.controllers, ...platformControllers, ApiController];
}

/** The document. Throws an Error that names the routes which say too little of themselves. */
export function openApiDocument(api: ServiceApi): OpenApiDocument {
  const routes = describedRoutes(controllersOf(api));
  const components = new Components();
  const refusals = new Refusals(components);
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = {
      ...operationOf(route, components, refusals.of(codesOf(route, api.codes))),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: api.title, version: '1', description: api.description },
    servers: [{ url: '/', description: 'The service that serves this document.' }],
    tags: [...new Set(routes.map(({ group }) => group))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components.all(),
      ...refusals.all(),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'A token of the configured issuer. Its claim `roles` says which routes it may use, `departments` for which departments (`*`: all).',
        },
      },
    },
  };
}

function operationOf(
  route: DescribedRoute,
  components: Components,
  refusals: Record<string, JsonSchema>,
): JsonSchema {
  const { operation, roles, group } = route;
  const parameters = parametersOf(operation, components);
  return {
    operationId: operation.id,
    tags: [group],
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    // One requirement per role: any of them is enough.
    security: (roles ?? []).map((role) => ({ token: [role] })),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(operation.body === undefined ? {} : { requestBody: bodyOf(operation.body, components) }),
    responses: { ...answersOf(operation.answers, components), ...refusals },
  };
}

function parametersOf({ path = {}, query, headers = [] }: Operation, components: Components): JsonSchema[] {
  const inQuery = Object.entries<z.ZodType>(query?.shape ?? {});
  return [
    ...Object.entries(path).map(([name, schema]) =>
      parameter('path', { name, is: '', schema, required: true }, components),
    ),
    ...inQuery.map(([name, schema]) =>
      parameter(
        'query',
        { name, is: '', schema, required: !schema.safeParse(undefined).success },
        components,
      ),
    ),
    ...headers.map((header) => parameter('header', header, components)),
  ];
}

function parameter(
  place: string,
  { name, is, schema, required = false }: HeaderText,
  components: Components,
): JsonSchema {
  const { description = is, default: given, ...json } = components.schemaOf(schema, 'input');
  return {
    name,
    in: place,
    required,
    ...(description === '' ? {} : { description }),
    // The empty text stands for "from the beginning" inside the service only.
    schema: given === undefined || given === '' ? json : { ...json, default: given },
  };
}

function bodyOf(
  { content, examples, optional = false }: NonNullable<Operation['body']>,
  components: Components,
): JsonSchema {
  const named = Object.fromEntries(Object.entries(examples ?? {}).map(([name, value]) => [name, { value }]));
  return {
    required: !optional,
    content: Object.fromEntries(
      Object.entries(content).map(([type, schema]) => [
        type,
        {
          schema: components.schemaOf(schema, 'input'),
          ...(examples === undefined ? {} : { examples: named }),
        },
      ]),
    ),
  };
}

function answersOf(
  given: Readonly<Record<number, AnswerText>>,
  components: Components,
): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(given).map(
      ([status, { is, schema, contentType = 'application/json', also = {}, headers = [] }]) => [
        status,
        {
          description: is,
          ...(headers.length === 0 ? {} : { headers: headersOf(headers, components) }),
          ...(schema === undefined
            ? {}
            : { content: contentOf({ [contentType]: schema, ...also }, components) }),
        },
      ],
    ),
  );
}

function contentOf(
  schemas: Readonly<Record<string, z.ZodType>>,
  components: Components,
): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(schemas).map(([type, schema]) => [
      type,
      { schema: components.schemaOf(schema, 'output') },
    ]),
  );
}
