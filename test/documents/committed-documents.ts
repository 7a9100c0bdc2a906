// In: the built code. Out: every file that is made of it, by its path in the repository: OpenAPI of the services, AsyncAPI
// of the topics, and the types of the client. Guaranteed: the same code gives the same bytes.
import openapiTS, { astToString } from 'openapi-typescript';
import type { ServiceApi } from '#libs/api';

export type CommittedFile = { readonly path: string; readonly text: string };

const heading =
  '// Made by `npm run api:docs` from the document of the service; a check fails where it differs.\n\n';

/** The files as they should stand. */
export async function committedDocuments(): Promise<CommittedFile[]> {
  // Imported here and not above: the apps exist only after the build.
  const { asyncApiDocument } = await import('#libs/api');
  const files: CommittedFile[] = [{ path: 'docs/api/topics.asyncapi.json', text: json(asyncApiDocument()) }];
  for (const api of await services()) files.push(...(await filesOf(api)));
  return files;
}

/** What the services say about themselves. */
export async function services(): Promise<ServiceApi[]> {
  const modules = await Promise.all([
    import('../../apps/hr-service/src/api.js'),
    import('../../apps/finance-service/src/api.js'),
    import('../../apps/payroll-api/src/api.js'),
  ]);
  return modules.map(({ api }) => api);
}

async function filesOf(api: ServiceApi): Promise<CommittedFile[]> {
  const { openApiDocument } = await import('#libs/api');
  const document = openApiDocument(api);
  const text = json(document);
  const types = astToString(await openapiTS(json(withoutConditions(document))));
  return [
    { path: `docs/api/${api.name}.openapi.json`, text },
    { path: `libs/client/src/generated/${api.name}.ts`, text: `${heading}${types}` },
  ];
}

/** Types say which fields there are; which of them go together, or fit a currency, only the service can tell. */
function withoutConditions(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutConditions);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).filter(([name]) => name !== 'anyOf' || !('properties' in schema));
  return Object.fromEntries(entries.map(([name, value]) => [name, withoutConditions(value)]));
}

function json(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
