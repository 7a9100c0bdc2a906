import { connect, createServer } from 'node:net';
import { StackFault } from './stack-fault.js';

/** Whether 127.0.0.1:port can be listened on now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A port that nothing listens on at the moment; the kernel chooses it. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Throws a StackFault that names the port when something listens on it already. */
export async function demandFreePort(port: number, what: string): Promise<void> {
  if (await isPortFree(port)) return;
  throw new StackFault(
    `port ${port}, wanted for ${what}, is in use on 127.0.0.1`,
    'Stop what listens there, or choose other ports with --port-base N (npm start -- --port-base 5600)',
  );
}

/** Whether something accepts TCP connections on 127.0.0.1:port within a second. */
export function acceptsConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('connect', () => finish(true));
  });
}
