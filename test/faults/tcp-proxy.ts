// In: where a server listens. Out: another port in front of it whose bytes a fault may hold back, eat or cut.
// Guaranteed: without a rule every byte passes in order; `close` leaves no socket open.
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Looks at a chunk. 'pass' it, 'swallow' it, 'cut' both sides before it passes, or let it pass and 'deafen': eat every answer, then cut. */
export type Verdict = 'pass' | 'swallow' | 'cut' | 'deafen';
/** `connection` tells one connection's chunks from another's. */
export type Rule = (chunk: Buffer, connection: object) => Verdict;

/** How long the server gets to act on what was forwarded before both sides are cut. */
const DEAF_MS = 400;

export class TcpProxy {
  /** Judges what clients send; undefined lets everything pass. */
  rule: Rule | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(target: number): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const proxy = new TcpProxy(server, address !== null && typeof address === 'object' ? address.port : 0);
    server.on('connection', (client) => proxy.join(client, target));
    return proxy;
  }

  /** Cuts every connection; new ones are taken. */
  cutAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cutAll();
    await new Promise((closed) => this.server.close(closed));
  }

  private join(client: Socket, target: number): void {
    const upstream = connect({ port: target, host: '127.0.0.1' });
    const cut = (): void => {
      client.destroy();
      upstream.destroy();
    };
    let deaf = false;
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', cut);
      socket.on('close', () => {
        this.sockets.delete(socket);
        cut();
      });
    }
    client.on('data', (chunk: Buffer) => {
      const verdict = this.rule?.(chunk, client) ?? 'pass';
      if (verdict === 'cut') return cut();
      if (verdict === 'swallow') return;
      upstream.write(chunk);
      if (verdict === 'deafen' && !deaf) {
        deaf = true;
        setTimeout(cut, DEAF_MS);
      }
    });
    upstream.on('data', (chunk: Buffer) => {
      if (!deaf) client.write(chunk);
    });
  }
}
