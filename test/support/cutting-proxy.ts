// In: the URL of a server. Out: the URL of a proxy before it that cuts a connection once so many bytes of answers have passed,
// wherever in an answer that is.
import { proxyBefore } from './proxy.js';

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
  let cuts = 0;
  const proxy = await proxyBefore(serverUrl, (near, far, connection) => {
    let left = bytesOf(connection);
    near.pipe(far).on('close', () => near.destroy());
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
  return {
    // Clients put paths behind it.
    url: proxy.url.replace(/\/$/, ''),
    cuts: () => cuts,
    leadTo: (other) => {
      proxy.leadTo(other);
      proxy.cutAll();
    },
    close: proxy.close,
  };
}
