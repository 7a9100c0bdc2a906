// In: what a department service says of a file while it reads it. Out: an HTTP server in its place, at whose `/v1/imports` a
// file of any size may be sent: it is read as it comes, kept nowhere, and answered line by line.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ImportSink = { readonly url: string; close(): Promise<void> };

export type SinkAnswers = {
  /** After every so many bytes of the file. */
  readonly progressEveryBytes: number;
  /** Every so many lines one is refused; none unless told. */
  readonly refuseEvery?: number;
};

export async function importSink({ progressEveryBytes, refuseEvery }: SinkAnswers): Promise<ImportSink> {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    let bytes = 0;
    let lines = 0;
    let refused = 0;
    const say = (line: object): void => void response.write(`${JSON.stringify(line)}\n`);
    const counts = () => ({ lines, accepted: lines - refused, acceptable: 0, known: 0, refused, bytes });
    request.on('data', (piece: Buffer) => {
      const before = bytes;
      bytes += piece.length;
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) {
        lines += 1;
        if (refuseEvery === undefined || lines % refuseEvery !== 0) continue;
        refused += 1;
        const problem = { code: 'DEPARTMENT_UNKNOWN', detail: 'There is no such department.' };
        say({ line: lines, state: 'refused', problem });
      }
      if (Math.floor(bytes / progressEveryBytes) > Math.floor(before / progressEveryBytes))
        say({ progress: counts() });
    });
    request.on('end', () => {
      say({ import: { ...counts(), dryRun: false, importId: 'i' } });
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
