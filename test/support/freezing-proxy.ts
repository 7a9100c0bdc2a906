// In: the URL of a server. Out: the URL of a proxy before it, whose connections can be frozen: open, and without a byte.
// Guaranteed: the server itself is not touched, so that other tests on it go on; `close` ends every connection.
import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export type FreezingProxy = {
  readonly url: string;
  /** Connections made so far. */
  connections(): number;
  /** From now on nothing passes on the connections that are open; later ones work. */
  freeze(): void;
  close(): Promise<void>;
};

/** A proxy on a free port of this machine. */
export async function freezingProxy(serverUrl: string): Promise<FreezingProxy> {
  const to = new URL(serverUrl);
  const open = new Set<Socket>();
  let made = 0;
  const server = createServer((near) => {
    made += 1;
    const far = connect(parseInt(to.port, 10), to.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
    }
    near.pipe(far).on('close', () => near.destroy());
    far.pipe(near).on('close', () => far.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.toString(),
    connections: () => made,
    freeze: () => {
      for (const socket of open) socket.unpipe().pause();
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
