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

export const importQuery = z.object({
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, '1 to 64 letters, digits, dots, underscores or hyphens'),
  dryRun: z
    .enum(['true', 'false'], 'true or false')
    .default('false')
    .transform((text) => text === 'true'),
  results: z.enum(['all', 'problems'], 'all or problems').default('all'),
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
  if (format === undefined || !['utf-8', 'utf8', 'us-ascii', undefined].includes(charset)) {
    throw new Problem('CONTENT_TYPE_UNSUPPORTED', {
      detail: 'Send the file as application/x-ndjson or text/csv, in UTF-8.',
      headers: { connection: 'close' },
    });
  }
  const isStreamed = (headers.accept ?? '').includes('application/x-ndjson');
  return { name, format, dryRun, results, isStreamed };
}
