// In: the body of a request as it arrives. Out: its pieces, when they are asked for.
// Guaranteed: nothing is read ahead of its use, so that TCP holds the sender back; a sender that falls silent, goes away,
// or a service that is told to stop ends the import with its reason.
import type { Readable } from 'node:stream';
import { Problem } from '#libs/platform';
import { ImportStop } from './import-stop.js';

/** Longest silence of a sender while its bytes are waited for. */
const silenceMaxMs = 60_000;

/** The pieces of an upload; `onBytes` hears how long each is. */
export async function* uploadBytes(
  body: Readable,
  stopping: AbortSignal,
  onBytes: (count: number) => void,
  silenceMs = silenceMaxMs,
): AsyncGenerator<Buffer, void> {
  const pieces = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const watch = new Watch(stopping, silenceMs);
  try {
    for (;;) {
      const next = await watch.orStop(pieces.next());
      if (next.done === true) return;
      onBytes(next.value.length);
      yield next.value;
    }
  } catch (fault) {
    throw fault instanceof ImportStop ? fault : cutOff(fault);
  } finally {
    watch.end();
  }
}

/** Rejects whatever is waited for once the service stops or the sender is silent for too long. */
class Watch {
  private fail: (stop: ImportStop) => void = () => undefined;
  private readonly failed = new Promise<never>((_, reject) => {
    this.fail = reject;
  });
  private readonly onStop = (): void => this.fail(stopped());
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly stopping: AbortSignal,
    private readonly silenceMs: number,
  ) {
    this.failed.catch(() => undefined);
    if (stopping.aborted) this.onStop();
    else stopping.addEventListener('abort', this.onStop, { once: true });
  }

  async orStop<T>(wanted: Promise<T>): Promise<T> {
    this.timer = setTimeout(() => this.fail(silent(this.silenceMs)), this.silenceMs).unref();
    wanted.catch(() => undefined);
    try {
      return await Promise.race([wanted, this.failed]);
    } finally {
      clearTimeout(this.timer);
    }
  }

  end(): void {
    clearTimeout(this.timer);
    this.stopping.removeEventListener('abort', this.onStop);
  }
}

const sendAgain = 'Send the whole file again under the same name: lines that were accepted count once.';

function stopped(): ImportStop {
  const problem = new Problem('IMPORT_INTERRUPTED', {
    detail: `The service is stopping. ${sendAgain}`,
    headers: { 'retry-after': '5', connection: 'close' },
  });
  return new ImportStop(problem, 'the service was stopped');
}

function silent(silenceMs: number): ImportStop {
  const problem = new Problem('REQUEST_TIMEOUT', {
    detail: `Nothing of the file arrived for ${silenceMs / 1_000} s. ${sendAgain}`,
    headers: { connection: 'close' },
  });
  return new ImportStop(problem, 'the sender fell silent');
}

function cutOff(cause: unknown): ImportStop {
  const problem = new Problem('IMPORT_INTERRUPTED', {
    detail: `The connection ended before the file did. ${sendAgain}`,
    cause,
  });
  return new ImportStop(problem, 'the connection ended before the file did');
}
