// In: the code. Out: every file that is made of it, by its path in the repository: OpenAPI of the services, AsyncAPI of
// the topics, and the types of the client. Guaranteed: the same code gives the same bytes.
import 'reflect-metadata';
import openapiTS, { astToString } from 'openapi-typescript';
import { asyncApiDocument, openApiDocument, type ServiceApi } from '#libs/api';
import { api as finance } from '../../apps/finance-service/src/api.js';
import { api as hr } from '../../apps/hr-service/src/api.js';
import { api as payroll } from '../../apps/payroll-api/src/api.js';

export type CommittedFile = { readonly path: string; readonly text: string };

/** What the services say about themselves. */
export const services: readonly ServiceApi[] = [hr, finance, payroll];

const heading =
  '// Made by `npm run docs:api` from the document of the service; a check fails where it differs.\n\n';

/** The files as they should stand. */
export async function committedDocuments(): Promise<CommittedFile[]> {
  const ofServices = await Promise.all(services.map(filesOf));
  return [{ path: 'docs/api/topics.asyncapi.json', text: json(asyncApiDocument()) }, ...ofServices.flat()];
}

async function filesOf(api: ServiceApi): Promise<CommittedFile[]> {
  const document = openApiDocument(api);
  const types = astToString(await openapiTS(json(withoutConditions(document))));
  return [
    { path: `docs/api/${api.name}.openapi.json`, text: json(document) },
    { path: `libs/client/src/generated/${api.name}.ts`, text: `${heading}${onlyWhatIsUsed(types)}` },
  ];
}

/** openapi-typescript also writes what no document here has. */
function onlyWhatIsUsed(types: string): string {
  return types.replaceAll(/^export type (webhooks|\$defs) = Record<string, never>;\n/gm, '');
}

/** Types say which fields there are; which of them go together, or fit a currency, only the service can tell. */
function withoutConditions(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutConditions);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).filter(
    ([name]) => name !== 'anyOf' || !('properties' in schema || 'type' in schema),
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, withoutConditions(value)]));
}

function json(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
