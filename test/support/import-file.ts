// In: a department service and a file. Out: what the service answered.
import { Readable } from 'node:stream';
import type { DepartmentService } from './department-service.js';

export type ImportAnswer = { status: number; headers: Headers; body: Record<string, unknown> };
export type ImportOptions = {
  readonly name?: string;
  readonly type?: 'application/x-ndjson' | 'text/csv' | (string & {});
  readonly query?: string;
  readonly token?: string;
};

/** Sends a file, as one text or in the pieces given, and gives the answer once the import is over. */
export async function importFile(
  { url, token }: Pick<DepartmentService, 'url' | 'token'>,
  file: string | Buffer<ArrayBuffer> | Iterable<string> | AsyncIterable<string>,
  options: ImportOptions = {},
): Promise<ImportAnswer> {
  const response = await sendFile({ url, token }, file, options);
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

/** The same with its outcomes as they come: every line of the answer, parsed. */
export async function importStreamed(
  service: Pick<DepartmentService, 'url' | 'token'>,
  file: string | Iterable<string> | AsyncIterable<string>,
  options: ImportOptions = {},
): Promise<Record<string, unknown>[]> {
  const response = await sendFile(service, file, options, 'application/x-ndjson');
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  const lines = (await response.text()).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function sendFile(
  { url, token }: Pick<DepartmentService, 'url' | 'token'>,
  file: string | Buffer<ArrayBuffer> | Iterable<string> | AsyncIterable<string>,
  options: ImportOptions,
  accept = 'application/json',
): Promise<Response> {
  const { name = 'test', type = 'application/x-ndjson', query = '' } = options;
  const isWhole = typeof file === 'string' || Buffer.isBuffer(file);
  return fetch(`${url}/v1/imports?name=${name}${query}`, {
    method: 'POST',
    headers: { 'content-type': type, accept, authorization: `Bearer ${options.token ?? (await token())}` },
    body: isWhole ? file : (Readable.toWeb(Readable.from(file)) as ReadableStream),
    duplex: 'half',
    signal: AbortSignal.timeout(60_000),
  });
}
