/** What a request to import says beside its body. */
import type { FastifyRequest } from 'fastify';
import { Problem, readQuery } from '#libs/platform';
import { z } from 'zod';
import type { ImportFormat } from './import-job.js';

export type ImportRequest = {
  readonly name: string;
  readonly format: ImportFormat;
  readonly dryRun: boolean;
  /** Which lines the stream of outcomes tells of. */
  readonly results: 'all' | 'problems';
  readonly isStreamed: boolean;
};

/** GET …/imports */
export const listQuery = z.object({
  limit: z
    .string()
    .regex(/^[1-9]\d?$|^100$/, 'a number from 1 to 100')
    .transform((text) => Number.parseInt(text, 10))
    .meta({ type: 'integer', minimum: 1, maximum: 100 })
    .default(20),
});

/** POST …/imports */
export const importQuery = z.object({
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, '1 to 64 letters, digits, dots, underscores or hyphens')
    .meta({
      description: 'stands in the derived keys: the same for the same file',
      example: 'salaries-2026-11',
    }),
  dryRun: z
    .enum(['true', 'false'], 'true or false')
    .default('false')
    .transform((text) => text === 'true')
    .meta({ description: 'checks everything and sends nothing' }),
  results: z
    .enum(['all', 'problems'], 'all or problems')
    .default('all')
    .meta({ description: 'which lines a streamed answer tells of' }),
});

const formats: Readonly<Record<string, ImportFormat>> = {
  'application/x-ndjson': 'ndjson',
  'text/csv': 'csv',
};

/** Reads query and headers. Throws `Problem` QUERY_INVALID or CONTENT_TYPE_UNSUPPORTED. */
export function readImportRequest({
  headers,
  query,
}: Pick<FastifyRequest, 'headers' | 'query'>): ImportRequest {
  const { name, dryRun, results } = readQuery(importQuery, query);
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const format = formats[type];
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  const encoding = headers['content-encoding'] ?? 'identity';
  if (
    format === undefined ||
    !['utf-8', 'utf8', 'us-ascii', undefined].includes(charset) ||
    encoding !== 'identity'
  ) {
    throw new Problem('CONTENT_TYPE_UNSUPPORTED', {
      detail: 'Send the file as application/x-ndjson or text/csv, in UTF-8, not compressed.',
      headers: { connection: 'close' },
    });
  }
  const isStreamed = (headers.accept ?? '').includes('application/x-ndjson');
  return { name, format, dryRun, results, isStreamed };
}
