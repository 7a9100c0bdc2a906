// In: the URL of a server. Out: the URL of a proxy before it that cuts a connection once so many bytes of answers have passed,
// wherever in an answer that is. Guaranteed: the server itself is not touched; `close` ends every connection.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type CuttingProxy = {
  readonly url: string;
  /** Connections cut so far. */
  cuts(): number;
  /** Cuts what is open, and leads later connections to another server. */
  leadTo(serverUrl: string): void;
  close(): Promise<void>;
};

/** A proxy on a free port of this machine; `bytesOf` says for the first, second … connection after how many bytes it is cut. */
export async function cuttingProxy(
  serverUrl: string,
  bytesOf: (connection: number) => number = () => Number.POSITIVE_INFINITY,
): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  let to = new URL(serverUrl);
  let made = 0;
  let cuts = 0;
  const server = createServer((near) => {
    let left = bytesOf(made);
    made += 1;
    const far = connect(parseInt(to.port, 10), to.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    near.pipe(far).on('close', () => near.destroy());
    far.on('close', () => near.destroy());
    far.on('data', (piece: Buffer) => {
      const passing = left < piece.length ? piece.subarray(0, left) : piece;
      left -= piece.length;
      if (left > 0) return void near.write(passing);
      far.destroy();
      cuts += 1;
      // What has passed arrives before the cut is noticed.
      near.end(passing);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cutAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    leadTo: (other) => {
      to = new URL(other);
      cutAll();
    },
    close: async () => {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}
