import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { uploadBytes } from './upload-bytes.js';

const pieceBytes = 1024 * 1024;

function* pieces(count: number): Generator<Buffer> {
  for (let at = 0; at < count; at += 1) yield Buffer.alloc(pieceBytes, at);
}

function heldMiB(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().arrayBuffers / 1024 / 1024;
}

describe('the bytes of an upload', () => {
  // Planted: each piece raced with one promise for the whole upload; all 128 MiB were held until its end.
  it('are held no longer than they are used', async () => {
    const before = heldMiB();
    const body = Readable.from(pieces(128), { highWaterMark: 2 });
    let read = 0;
    let held = Number.NaN;
    for await (const piece of uploadBytes(body, new AbortController().signal, () => undefined)) {
      read += piece.length;
      if (read === 120 * pieceBytes) held = heldMiB() - before;
    }
    expect(read).toBe(128 * pieceBytes);
    // What was let go is freed by another thread, later on a busy machine: 31 MiB were seen.
    expect(held).toBeLessThan(64);
  });

  it('end with the reason once the service stops, also before the first one', async () => {
    const stopping = new AbortController();
    const endless = new Readable({ read: () => undefined });
    const waiting = uploadBytes(endless, stopping.signal, () => undefined).next();
    stopping.abort();
    await expect(waiting).rejects.toMatchObject({ because: 'the service was stopped' });
    const late = uploadBytes(Readable.from(pieces(1)), stopping.signal, () => undefined).next();
    await expect(late).rejects.toMatchObject({ because: 'the service was stopped' });
  });

  it('end with the reason where the sender falls silent', async () => {
    const silent = new Readable({ read: () => undefined });
    const waiting = uploadBytes(silent, new AbortController().signal, () => undefined, 30).next();
    await expect(waiting).rejects.toMatchObject({ because: 'the sender fell silent' });
  });
});
