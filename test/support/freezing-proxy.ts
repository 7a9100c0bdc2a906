// In: the URL of a server. Out: the URL of a proxy before it, whose connections can be frozen: open, and without a byte.
import { proxyBefore } from './proxy.js';

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
  const { url, connections, open, close } = await proxyBefore(serverUrl, (near, far) => {
    near.pipe(far).on('close', () => near.destroy());
    far.pipe(near).on('close', () => far.destroy());
  });
  return {
    url,
    connections,
    freeze: () => {
      for (const socket of open) socket.unpipe().pause();
    },
    close,
  };
}
