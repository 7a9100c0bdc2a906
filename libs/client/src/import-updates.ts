/*
 * A file of updates on its way to a department service. In: the file as a stream. Out: what the service says, line by
 * line, while the file is still being sent. Guaranteed: constant memory on both ways: the file is read as the service
 * takes it, and the service takes it as fast as its answer is read.
 */
import type { FinanceClient, HrClient } from './clients.js';
import type { components } from './generated/hr-service.js';
import { linesOf } from './lines-of.js';
import { ForeignAnswerError } from './refusals.js';

export type ImportLine = components['schemas']['ImportLine'];

export type ImportRequest = {
  /** Stands in the derived keys: the same for the same file, so that it may be sent again. */
  readonly name: string;
  readonly format: 'ndjson' | 'csv';
  readonly dryRun?: boolean;
  /** Outcomes of all lines, or of refused ones alone. */
  readonly results?: 'all' | 'problems';
};

const contentTypes = { ndjson: 'application/x-ndjson', csv: 'text/csv' } as const;

/**
 * Sends the file; the client should have no bound on how long it waits. Throws ProblemError before anything of the file
 * had an effect, NoAnswerError where the connection broke, ForeignAnswerError. The last line is `import`.
 */
export async function* importUpdates(
  client: HrClient | FinanceClient,
  { name, format, dryRun = false, results = 'all' }: ImportRequest,
  file: ReadableStream<Uint8Array>,
): AsyncGenerator<ImportLine, void> {
  const { data } = await (client as HrClient).POST('/v1/imports', {
    params: { query: { name, dryRun: dryRun ? 'true' : 'false', results } },
    headers: { 'content-type': contentTypes[format], accept: 'application/x-ndjson' },
    // The document calls it a text; it is sent as it is read.
    body: file as unknown as string,
    bodySerializer: (body) => body,
    parseAs: 'stream',
    duplex: 'half',
  });
  for await (const line of linesOf(data as ReadableStream<Uint8Array> | null)) yield parsed(line);
}

function parsed(line: string): ImportLine {
  try {
    return JSON.parse(line) as ImportLine;
  } catch (fault) {
    throw new ForeignAnswerError(200, { cause: fault });
  }
}
