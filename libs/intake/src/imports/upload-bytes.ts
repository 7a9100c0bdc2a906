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

/**
 * Rejects whatever is waited for once the service stops or the sender is silent for too long. Not by racing each piece with
 * one promise for the whole upload: that one would keep every piece in memory until its end.
 */
class Watch {
  private stop: ImportStop | undefined;
  private rejectWaiting: (stop: ImportStop) => void = () => undefined;
  private readonly onStop = (): void => this.fail(stopped());
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly stopping: AbortSignal,
    private readonly silenceMs: number,
  ) {
    if (stopping.aborted) this.onStop();
    else stopping.addEventListener('abort', this.onStop, { once: true });
  }

  orStop<T>(wanted: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // Also where it is given up, so that its own fault is nobody's unhandled rejection.
      wanted.then(resolve, reject);
      if (this.stop !== undefined) return reject(this.stop);
      this.rejectWaiting = reject;
      this.timer = setTimeout(() => this.fail(silent(this.silenceMs)), this.silenceMs).unref();
    }).finally(() => clearTimeout(this.timer));
  }

  end(): void {
    clearTimeout(this.timer);
    this.stopping.removeEventListener('abort', this.onStop);
  }

  private fail(stop: ImportStop): void {
    this.stop = stop;
    this.rejectWaiting(stop);
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
