// In: the URL of a server, and how the two sides of a connection are joined. Out: the URL of a proxy before it, on a free port of
// this machine. Guaranteed: the server itself is not touched; a side that fails ends alone; `close` ends every connection.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Proxy = {
  /** The server's URL with the proxy's host and port. */
  readonly url: string;
  /** Connections made so far. */
  connections(): number;
  /** Both sides of those that are open. */
  readonly open: ReadonlySet<Socket>;
  /** Leads later connections to another server. */
  leadTo(serverUrl: string): void;
  cutAll(): void;
  close(): Promise<void>;
};

/** `join` makes what comes from one side go to the other; `connection` counts from 0. */
export async function proxyBefore(
  serverUrl: string,
  join: (near: Socket, far: Socket, connection: number) => void,
): Promise<Proxy> {
  const open = new Set<Socket>();
  let to = new URL(serverUrl);
  let made = 0;
  const server = createServer((near) => {
    const far = connect(parseInt(to.port, 10), to.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    join(near, far, made);
    made += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const cutAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: url.toString(),
    connections: () => made,
    open,
    leadTo: (other) => {
      to = new URL(other);
    },
    cutAll,
    close: async () => {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}
