/** What the routes of imports say of themselves. */
import { answerHeaders, answers, updateIdSchema as importIdSchema } from '#libs/contracts';
import type { Operation } from '#libs/platform';
import { z } from 'zod';
import { importQuery, listQuery } from './import-request.js';

const ndjsonExample = [
  '{"type":"employment.started","department":"engineering","employeeId":"E-1001","effectiveDate":"2026-11-16"}',
  '{"type":"salary.set","department":"engineering","employeeId":"E-1001","amount":{"amount":"60000.00","currency":"EUR"},"per":"year","effectiveDate":"2026-11-16","key":"salary-E-1001"}',
].join('\n');
const csvExample = [
  'type,department,employeeId,amount.amount,amount.currency,per,effectiveDate,key',
  'salary.set,engineering,E-1001,60000.00,EUR,year,2026-11-16,salary-E-1001',
].join('\n');

const file = (description: string, example: string) => z.string().meta({ description, example });

export const takeImport = {
  id: 'importUpdates',
  summary: 'Takes a file of updates, each line once however often the file is sent',
  description:
    'The file is read as it arrives; its size is no matter, its lines are 5,000,000 at most. A line has its own `key`, or one that is derived from the name of the import and its content, so that a file sent again under the same name applies only what is new. `Accept: application/x-ndjson` has the outcome of every line as it comes, otherwise the answer comes at the end. Faulty lines spoil no other.',
  query: importQuery,
  body: {
    content: {
      'application/x-ndjson': file(
        'UTF-8, one JSON object a line: `type`, `department`, `employeeId` (not of a budget), `key` if it has one, and the fields of the type.',
        ndjsonExample,
      ),
      'text/csv': file(
        'RFC 4180 in UTF-8, with commas and a header row. `amount.currency` is `currency` of `amount`; an empty cell is an absent field.',
        csvExample,
      ),
    },
  },
  answers: {
    200: {
      is: 'The file was read to its end. In the short form with the first thousand problems, as NDJSON with everything.',
      schema: answers.importReport,
      isSent: true,
      also: { 'application/x-ndjson': answers.importLine },
      headers: [answerHeaders.location],
    },
  },
  codes: [
    'IMPORT_HEADER_INVALID',
    'IMPORT_INTERRUPTED',
    'DIRECTORY_UNAVAILABLE',
    'LOG_UNAVAILABLE',
    'INTAKE_BUSY',
  ],
} as const satisfies Operation;

export const listImports = {
  id: 'listImports',
  summary: 'The latest imports of your client, the newest first',
  query: listQuery,
  answers: { 200: { is: 'The imports.', schema: answers.imports } },
  codes: ['BOOKS_UNAVAILABLE'],
} as const satisfies Operation;

const path = { import: importIdSchema };

export const readImport = {
  id: 'readImport',
  summary: 'How far an import is, or how it ended',
  path,
  answers: { 200: { is: 'The import.', schema: answers.importReport } },
  codes: ['IMPORT_UNKNOWN', 'BOOKS_UNAVAILABLE'],
} as const satisfies Operation;

export const followImport = {
  id: 'followImport',
  summary: 'The same as it changes, as server-sent events',
  description: '`progress` events while the import runs, then one `end`; the data of each is the import.',
  path,
  answers: {
    200: {
      is: 'Events until the import ends.',
      schema: z
        .object({ event: z.enum(['progress', 'end']), data: z.string() })
        .meta({ example: { event: 'end', data: '{"state":"completed","lines":3}' } }),
      contentType: 'text/event-stream',
      isSent: true,
    },
  },
  codes: ['IMPORT_UNKNOWN', 'BOOKS_UNAVAILABLE'],
} as const satisfies Operation;
